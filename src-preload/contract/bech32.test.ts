import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isBech32 } from './bech32.ts';

const KEY = 'age1lvyvwawkr0mcnnnncaghunadrqkmuf9e6507x9y920xxpp866cnql7dp2z';
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.split('');

it('a public key is known by its checksum', () => {
  expect(isBech32(KEY)).toBe(true);
  expect(isBech32('age1')).toBe(false);
  expect(isBech32('')).toBe(false);
  expect(isBech32('no separator')).toBe(false);
});

it('one mistyped letter, or two that changed places, are seen', () => {
  const place = fc.integer({ min: 4, max: KEY.length - 1 });
  fc.assert(fc.property(place, fc.constantFrom(...LETTERS), (at, letter) => isBech32(KEY.slice(0, at) + letter + KEY.slice(at + 1)) === (letter === KEY[at])));
  fc.assert(fc.property(place, place, (one, other) => {
    const letters = KEY.split('');
    [letters[one], letters[other]] = [letters[other] ?? '', letters[one] ?? ''];
    return isBech32(letters.join('')) === (letters[one] === letters[other]);
  }));
});
