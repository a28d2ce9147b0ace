import { INVISIBLE } from './invisible.ts';
import type { Line } from './text-lines.ts';

/**
 * A line that GitLab would run and take out of the text: a slash and one word, alone or before a blank (contract.md A.6). `/etc/hosts`
 * is none. Blanks of any kind before it are allowed for, since a paragraph loses them.
 */
const ACTION = /^(\s*)\/(?=[a-z][\w-]*(?:[\s]|$))/iu;

/** The line as one that no version of GitLab runs, reading the same. Only code that every version knows as code stays as it is. */
export const defuseAction = ({ text, kind }: Line): string => (kind === 'plain_code' ? text : text.replace(ACTION, `$1${INVISIBLE}/`));
