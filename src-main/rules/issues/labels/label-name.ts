import { cutCharacters } from '../text/cut.ts';

const LONGEST = 255;
/** Looks like a comma. GitLab cuts names at commas even in a list of names (contract.md A.6). */
const LOOKALIKE = '‚';

/** A name that GitLab takes for a label as one name; '' where nothing is left. */
export const labelName = (name: string): string => cutCharacters(name.replaceAll(/[\p{Cc}\u{2028}\u{2029}]+/gu, ' ').replaceAll(',', LOOKALIKE).trim(), LONGEST);

/** What excludes each other on Premium: `priority` of `priority::high`. null for a label without a scope. */
export const scopeOf = (name: string): string | null => {
  const at = name.lastIndexOf('::');
  return at <= 0 ? null : name.slice(0, at);
};
