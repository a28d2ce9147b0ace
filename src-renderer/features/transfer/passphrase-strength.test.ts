import { expect, it } from 'vitest';
import { passphraseStrength } from './passphrase-strength.ts';

it.each([
  ['', 'short'], ['Ab1!xyz', 'short'],
  ['password', 'weak'], ['aaaaaaaaaaaaaaaaaaaaaaaa', 'weak'], ['12345678901234567890', 'weak'], ['abcdefghijklmnopqrstuvwxyz', 'weak'], ['Summer2026', 'weak'], ['one one one one one one one', 'weak'],
  ['marble tractor violin eleven', 'fair'], ['k7#Vq2!zR9mw4T', 'fair'],
  ['six words that nobody would guess', 'strong'], ['Xk7#Vq2!zR9mw4Tq8&Lp', 'strong'],
] as const)('%s is told as %s', (text, strength) => {
  expect(passphraseStrength(text)).toBe(strength);
});

it('more words are never told as weaker', () => {
  const order = ['short', 'weak', 'fair', 'strong'];
  const words = ['marble', 'tractor', 'violin', 'eleven', 'harbour', 'pepper', 'window'];
  const told = words.map((_, at) => order.indexOf(passphraseStrength(words.slice(0, at + 1).join(' '))));
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});
