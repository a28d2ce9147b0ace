import { expect, it } from 'vitest';
import { fileSize } from './file-size.ts';

it.each([[0, '0 bytes'], [999, '999 bytes'], [1000, '1 kB'], [12_345, '12.3 kB'], [999_000, '999 kB'], [4_300_000, '4.3 MB'], [5_000_000_000_000, '5,000 GB']])('says %i bytes as %s', (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});
