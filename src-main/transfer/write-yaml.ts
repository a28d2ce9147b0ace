import { stringify } from 'yaml';

const comment = (lines: readonly string[]): string => lines.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');

/** Without what says nothing, so that a review sees only what is said. */
const spoken = (_key: unknown, value: unknown): unknown => (value === null ? undefined : value);

/** Data as YAML under a comment: one line a value, in the order of the data, without aliases, so that Git shows what changed. */
export const writeYaml = (content: object, head: readonly string[]): string =>
  `${comment(head)}\n\n${stringify(content, spoken, { version: '1.2', schema: 'core', lineWidth: 0, aliasDuplicateObjects: false, keepUndefined: false })}`;
