import { cutPoints } from './cut.ts';
import { defuseReferences } from './defuse-references.ts';
import type { ReferenceBase } from './reference-link.ts';

/** GitLab's limit, in characters. */
const LONGEST = 255;

/**
 * The title of a copy. GitLab takes no empty one and runs no quick actions in it, but mentions and references in it count: they get an
 * invisible sign.
 */
export const copyTitle = (title: string, base: ReferenceBase): string => cutPoints(whole(title, base), LONGEST) || 'Untitled';

/** Whether the invisible signs have made it longer than GitLab takes. */
export const isTitleCut = (title: string, base: ReferenceBase): boolean => {
  const wanted = whole(title, base);
  return cutPoints(wanted, LONGEST) !== wanted;
};

const whole = (title: string, base: ReferenceBase): string =>
  defuseReferences({ text: title.replaceAll(/[\p{Cc}\u{2028}\u{2029}]+/gu, ' ').trim(), kind: 'unsure', spans: false }, base);
