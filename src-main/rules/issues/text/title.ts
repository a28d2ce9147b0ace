import { cutCharacters } from './cut.ts';
import { defuseReferences } from './defuse-references.ts';
import type { ReferenceBase } from './reference-link.ts';

/** GitLab's limit, in characters; counted here in UTF-16 units, which are never fewer. */
const LONGEST = 255;

/**
 * The title of a copy. GitLab takes no empty one and runs no quick actions in it, but mentions and references in it count: they get an
 * invisible sign.
 */
export const copyTitle = (title: string, base: ReferenceBase): string => {
  const text = title.replaceAll(/[\p{Cc}\u{2028}\u{2029}]+/gu, ' ').trim();
  return cutCharacters(defuseReferences({ text, kind: 'unsure', spans: false }, base), LONGEST) || 'Untitled';
};
