import { createCipheriv, createDecipheriv } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const VERSION = 1;
const NONCE = 12;
const TAG = 16;

/** Parts of the additional data, joined so that no two lists give the same bytes. */
export const boundTo = (...parts: readonly (string | number)[]): Buffer => Buffer.from(JSON.stringify(parts), 'utf8');

/** AES-256-GCM: one byte of version, nonce, tag, ciphertext. `nonce` is 12 fresh random bytes. */
export const sealBox = (key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, bound: Buffer): Buffer => {
  const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  cipher.setAAD(bound);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body]);
};

/** The plain bytes, or null when key, additional data or a single bit is not what it was. */
export const openBox = (key: Uint8Array, box: Uint8Array, bound: Buffer): Buffer | null => {
  if (box[0] !== VERSION || box.length < 1 + NONCE + TAG) return null;
  const nonce = box.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG });
  decipher.setAAD(bound);
  decipher.setAuthTag(box.subarray(1 + NONCE, 1 + NONCE + TAG));
  const body = decipher.update(box.subarray(1 + NONCE + TAG));
  try {
    return Buffer.concat([body, decipher.final()]);
  } catch {
    // `final` throws for this one reason: the tag does not fit.
    body.fill(0);
    return null;
  }
};

export const NONCE_BYTES = NONCE;
