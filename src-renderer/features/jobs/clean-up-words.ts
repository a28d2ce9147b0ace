/** The word that giving up wants, typed out. */
export const GIVE_UP = 'give up';

/** What a clean-up removes, by the kind of its intent; a kind that is not known here is named as it is. */
const KINDS: readonly { part: RegExp; words: string }[] = [
  { part: /token|credential/, words: 'Access token' },
  { part: /mirror/, words: 'Mirror' },
  { part: /key/, words: 'Deploy key' },
  { part: /project/, words: 'Project' },
];

export const cleanUpKind = (kind: string): string => KINDS.find(({ part }) => part.test(kind))?.words ?? kind;
