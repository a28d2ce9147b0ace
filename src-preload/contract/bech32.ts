const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;

/** One step of the checksum over GF(32), as BIP 173 defines it. */
const step = (sum: number, value: number): number => GENERATOR.reduce((next, term, bit) => (((sum >>> 25) >>> bit) & 1 ? next ^ term : next), ((sum & 0x1ffffff) << 5) ^ value);

/** Whether a text of lower case letters, with a `1` behind its prefix, ends with the checksum that BIP 173 wants: a mistyped letter shows. */
export const isBech32 = (text: string): boolean => {
  const split = text.lastIndexOf('1');
  const prefix = text.slice(0, split).split('').map((letter) => letter.charCodeAt(0));
  const values = text.slice(split + 1).split('').map((letter) => LETTERS.indexOf(letter));
  if (split < 1 || values.length < 6 || values.includes(-1)) return false;
  return [...prefix.map((code) => code >>> 5), 0, ...prefix.map((code) => code & 31), ...values].reduce(step, 1) === 1;
};
