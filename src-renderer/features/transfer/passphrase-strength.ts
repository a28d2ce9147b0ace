/** How long a passphrase would hold against somebody who has the file and tries. */
export type Strength = 'short' | 'weak' | 'fair' | 'strong';

const LEAST = 8;
const FAIR_BITS = 45;
const STRONG_BITS = 64;
/** What one word of a list of common words is worth. */
const WORD_BITS = 11;
/** Nothing is worth more than this a letter: people do not choose by chance. */
const LETTER_BITS = 3.3;

const ALPHABETS = [[/[a-z]/u, 26], [/[A-Z]/u, 26], [/\d/u, 10], [/[^a-zA-Z\d]/u, 20]] as const;

/** Letters that tell something new: not the same again, and not the next one in the alphabet or the figures. */
const freshLetters = (text: string): number => Array.from(text).filter((letter, at, all) => {
  const before = all[at - 1]?.codePointAt(0) ?? -9;
  return Math.abs((letter.codePointAt(0) ?? 0) - before) > 1;
}).length;

/** A rough measure by length, alphabet and words; it knows no list of passphrases that others have used. */
export const passphraseStrength = (text: string): Strength => {
  if (text.length < LEAST) return 'short';
  const alphabet = ALPHABETS.reduce((sum, [letters, size]) => sum + (letters.test(text) ? size : 0), 0);
  const byLetters = Math.min(Math.log2(Math.max(2, alphabet)), LETTER_BITS) * freshLetters(text);
  const parts = text.toLowerCase().split(/[\s_-]+/u).filter((part) => part !== '');
  const words = new Set(parts.filter((part) => part.length > 2));
  // Only words of a language: then each is worth a word, however many letters it has.
  const isOfWords = parts.length > 1 && parts.every((part) => /^\p{L}+$/u.test(part));
  const bits = isOfWords ? Math.min(Math.max(words.size * WORD_BITS, byLetters), words.size * 1.25 * WORD_BITS) : Math.min(byLetters, new Set(text.toLowerCase()).size * 2 * LETTER_BITS);
  return bits >= STRONG_BITS ? 'strong' : bits >= FAIR_BITS ? 'fair' : 'weak';
};

export const STRENGTH: Record<Strength, { word: string; text: string }> = {
  short: { word: 'Too short', text: 'At least 8 characters.' },
  weak: { word: 'Weak', text: 'Whoever gets the file could find it by trying. Take more words.' },
  fair: { word: 'Fair', text: 'It holds against a curious colleague, hardly against somebody who is paid for it. One or two words more make it strong.' },
  strong: { word: 'Strong', text: 'Trying would take longer than the file is worth.' },
};
