import { randomBytes } from 'node:crypto';
import type { Chance } from '../ports.ts';

/** Crockford's base 32: no I, L, O, U, and in the order of its characters. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_CHARACTERS = 10;
const CHANCE_CHARACTERS = 16;

const encode = (value: bigint, characters: number): string => {
  let left = value;
  let text = '';
  for (let place = 0; place < characters; place += 1) {
    text = ALPHABET.charAt(Number(left & 31n)) + text;
    left >>= 5n;
  }
  return text;
};

/** Chance of the operating system. `uid` is a ULID: 48 bits of time, then 80 bits of chance. */
export const createSystemChance = (now: () => number): Chance => ({
  uid: () => encode(BigInt(now()), TIME_CHARACTERS) + encode(BigInt(`0x${randomBytes(10).toString('hex')}`), CHANCE_CHARACTERS),
  fraction: () => randomBytes(6).readUIntBE(0, 6) / 2 ** 48,
  bytes: (count) => new Uint8Array(randomBytes(count)),
});
