import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { Secret } from '../../rules/secret.ts';

/** Fernet: AES-128-CBC under an HMAC-SHA256. A key is 16 bytes that sign and 16 that encrypt. */
export type FernetKey = { sign: Uint8Array; encrypt: Uint8Array };

const VERSION = 0x80;
const HEAD_BYTES = 1 + 8 + 16;
const MAC_BYTES = 32;
const MOST_CHARACTERS = 16 * 1024;

const BASE64 = /^[A-Za-z0-9+/_-]+={0,2}$/;

const bytesOf = (text: string): Buffer | null => (text.length <= MOST_CHARACTERS && BASE64.test(text) ? Buffer.from(text, 'base64url') : null);

/** The key of a key file's text, or null where it is none. */
export const fernetKey = (text: string): FernetKey | null => {
  const bytes = bytesOf(text.trim());
  return bytes?.length === 32 ? { sign: bytes.subarray(0, 16), encrypt: bytes.subarray(16) } : null;
};

const decipher = ({ encrypt }: FernetKey, token: Buffer): Buffer | null => {
  const from = createDecipheriv('aes-128-cbc', encrypt, token.subarray(9, HEAD_BYTES));
  try {
    return Buffer.concat([from.update(token.subarray(HEAD_BYTES, -MAC_BYTES)), from.final()]);
  } catch {
    // Authenticated and still not padded as it should be: nothing that Fernet wrote.
    return null;
  }
};

/** Every token and password is one line of printable ASCII; anything else is none. */
const PRINTABLE = /^[\x21-\x7e]{1,512}$/;

/** What a Fernet token says, or null where it is not of this key, not whole, or no token of GitLab's. Its age does not matter. */
const openFernet = (key: FernetKey, text: string): Secret | null => {
  const token = bytesOf(text);
  if (token === null || token.length < HEAD_BYTES + 16 + MAC_BYTES || (token.length - HEAD_BYTES - MAC_BYTES) % 16 !== 0 || token[0] !== VERSION) return null;
  const mac = createHmac('sha256', key.sign).update(token.subarray(0, -MAC_BYTES)).digest();
  if (!timingSafeEqual(mac, token.subarray(-MAC_BYTES))) return null;
  const plain = decipher(key, token)?.toString('utf8') ?? '';
  return PRINTABLE.test(plain) ? new Secret(plain) : null;
};

/** A secret as the web application's database has it: a Fernet token, in Base64 once more. */
export const openWebSecret = (key: FernetKey, column: string): Secret | null => {
  const token = bytesOf(column.trim());
  return token === null ? null : openFernet(key, token.toString('latin1'));
};
