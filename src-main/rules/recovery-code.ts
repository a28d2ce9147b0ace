import { Secret } from './secret.ts';

/** Crockford's alphabet: nothing that is read as something else. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 25;
const GROUP = 5;

/** 125 bits of chance as five groups of five characters: to be printed, not to be remembered. */
export const makeRecoveryCode = (chance: { bytes(count: number): Uint8Array }): string => {
  const characters = [...chance.bytes(CHARACTERS)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length));
  return Array.from({ length: CHARACTERS / GROUP }, (_, group) => characters.slice(group * GROUP, (group + 1) * GROUP).join('')).join('-');
};

/** A code as a person types it: spaces, dashes, small letters and look-alikes do not matter. */
export const readRecoveryCode = (typed: string): Secret =>
  new Secret(typed.toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/gu, '1').replaceAll(/[^0-9A-Z]/gu, ''));
