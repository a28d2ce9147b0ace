import { defuse } from './defuse.ts';
import type { ReferenceBase } from './reference-link.ts';
import { INVISIBLE } from './invisible.ts';

const MARKUP = /[\\`*_[\]<>|{}]/gu;

/** Somebody's words inside a line of ours: one line, no markup, nothing that acts. */
export const plainWords = (words: string, base: ReferenceBase): string => {
  const line = words.replaceAll(/[\p{Cc}\u{2028}\u{2029}]+/gu, ' ').trim();
  return defuse(line.replaceAll(MARKUP, '\\$&').replaceAll(/([@#!%&$~])(?=[\w"])/gu, `$1${INVISIBLE}`), base);
};

/** `2026-03-01 12:30 UTC` of UTC ms. */
export const utcMinute = (at: number): string => `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A person as a link to the profile on the source. The name is what the link says; a mention it is not. */
export const personLink = (person: { username: string; name: string }, base: ReferenceBase): string => {
  const name = plainWords(person.name, base);
  const handle = `@${INVISIBLE}${plainWords(person.username, base)}`;
  return `[${name === '' ? handle : `${name} (${handle})`}](${base.url}/${encodeURIComponent(person.username)})`;
};
