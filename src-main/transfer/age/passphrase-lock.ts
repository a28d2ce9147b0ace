import type { Identity, Recipient } from 'age-encryption';
import type { Chance } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import type { Secret } from '../../rules/secret.ts';

/*
 * age's own passphrase stanza, C2SP age-v1, so that the standard tool opens our files and we open its. Ours computes scrypt in a worker,
 * since the library's would hold up the main process for half a second. The library is loaded when it is used: it takes its time, and few starts need it.
 */

const LABEL = new TextEncoder().encode('age-encryption.org/v1/scrypt');
const SALT_BYTES = 16;
const FILE_KEY_BYTES = 16;
const TAG_BYTES = 16;
/** 2^17 costs 128 MiB and 0.4 s. */
const LOG_N = 17;
/** What a file may make us pay at most: 256 MiB. */
const MOST_LOG_N = 18;

/** A key is used for one message only, so that the nonce is zero. */
const cipherOf = async (key: Uint8Array) => {
  const { chacha20poly1305 } = await import('@noble/ciphers/chacha.js');
  return chacha20poly1305(key, new Uint8Array(12));
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');

/** scrypt in a worker, of bytes as they are. */
export type Derive = (bytes: Uint8Array<ArrayBuffer>, salt: Uint8Array, cost: { N: number; r: number; p: number }) => Promise<Uint8Array>;

const keyOf = (derive: Derive, passphrase: Secret, salt: Uint8Array, logN: number): Promise<Uint8Array> =>
  derive(new TextEncoder().encode(passphrase.reveal()), Buffer.concat([LABEL, salt]), { N: 2 ** logN, r: 8, p: 1 });

/** Locks a file under a passphrase. `logN` is lower in tests only. */
export const passphraseRecipient = (passphrase: Secret, { chance, derive, logN = LOG_N }: { chance: Pick<Chance, 'bytes'>; derive: Derive; logN?: number }): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = chance.bytes(SALT_BYTES);
    const { Stanza } = await import('age-encryption');
    const cipher = await cipherOf(await keyOf(derive, passphrase, salt, logN));
    return [new Stanza(['scrypt', base64(salt), String(logN)], cipher.encrypt(fileKey))];
  },
});

const damaged = (): never => {
  throw new AppError({ code: 'file_refused', reason: 'damaged', where: 'header' });
};

/** Opens what a passphrase locked. Fails `file_refused` `key_too_costly` before anything is computed. */
export const passphraseIdentity = (passphrase: Secret, derive: Derive): Identity => ({
  async unwrapFileKey(stanzas) {
    const [stanza] = stanzas.filter((one) => one.args[0] === 'scrypt');
    if (stanza === undefined) return null;
    const [, saltText, logNText] = stanza.args;
    // A passphrase stanza stands alone, so that nobody can add a reader of their own beside it.
    if (stanzas.length !== 1 || stanza.args.length !== 3 || saltText === undefined || logNText === undefined || !/^[1-9]\d?$/u.test(logNText)) return damaged();
    const salt = Buffer.from(saltText, 'base64');
    if (salt.length !== SALT_BYTES || stanza.body.length !== FILE_KEY_BYTES + TAG_BYTES) return damaged();
    const logN = Number(logNText);
    if (logN > MOST_LOG_N) throw new AppError({ code: 'file_refused', reason: 'key_too_costly', where: 'header' });
    const cipher = await cipherOf(await keyOf(derive, passphrase, salt, logN));
    try {
      return cipher.decrypt(stanza.body);
    } catch {
      // The one thing that it throws for: the tag does not fit, so the passphrase is another one.
      return null;
    }
  },
});
