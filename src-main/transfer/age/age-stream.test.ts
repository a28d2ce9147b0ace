import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { failureOf } from '../../rules/app-error.ts';
import { Secret } from '../../rules/secret.ts';
import { decrypt, encrypt } from './age-stream.ts';
import { scryptOfBytes } from '../../secrets/scrypt.ts';
import { joined, pieces } from '../../../e2e/world/pieces.ts';
import { passphraseIdentity, passphraseRecipient } from './passphrase-lock.ts';

const PASSPHRASE = 'six words that nobody would guess';
const lock = passphraseRecipient(new Secret(PASSPHRASE), { chance: { bytes: (count) => randomBytes(count) }, derive: scryptOfBytes, logN: 10 });
const key = passphraseIdentity(new Secret(PASSPHRASE), scryptOfBytes);

const refusal = (chunks: AsyncIterable<Uint8Array>): Promise<Failure | null> =>
  joined(chunks).then(
    () => null,
    (error: unknown) => failureOf(error),
  );

describe('an age file', () => {
  it('gives back what was put in, whatever its size and pieces', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200_000 }), fc.integer({ min: 1, max: 70_000 }), async (bytes, size) => {
        const file = await joined(encrypt(pieces(bytes, size), [lock]));
        expect((await joined(decrypt(pieces(file, size), key))).equals(bytes)).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('is a standard one: the library opens ours by passphrase, and we open its', async () => {
    const standard = new Decrypter();
    standard.addPassphrase(PASSPHRASE);
    expect(await standard.decrypt(await joined(encrypt(pieces(Buffer.from('ours')), [lock])), 'text')).toBe('ours');
    const other = new Encrypter();
    other.setPassphrase(PASSPHRASE);
    other.setScryptWorkFactor(10);
    expect(String(await joined(decrypt(pieces(await other.encrypt('theirs')), key)))).toBe('theirs');
  });

  it('can be for several colleagues at once, and for nobody else', async () => {
    const [ada, ole, eve] = await Promise.all([generateX25519Identity(), generateX25519Identity(), generateX25519Identity()]);
    const file = await joined(encrypt(pieces(Buffer.from('for two')), [await identityToRecipient(ada), await identityToRecipient(ole)]));
    expect(String(await joined(decrypt(pieces(file), ole)))).toBe('for two');
    expect(await refusal(decrypt(pieces(file), eve))).toEqual({ code: 'file_refused', reason: 'wrong_key', where: null });
    expect(await refusal(decrypt(pieces(file), key))).toEqual({ code: 'file_refused', reason: 'wrong_key', where: null });
  });

  it('does not open with another passphrase', async () => {
    const file = await joined(encrypt(pieces(Buffer.from('secret')), [lock]));
    expect(await refusal(decrypt(pieces(file), passphraseIdentity(new Secret('another'), scryptOfBytes)))).toEqual({ code: 'file_refused', reason: 'wrong_key', where: null });
  });

  it('is refused wherever one bit is changed or the end is cut off', async () => {
    const file = await joined(encrypt(pieces(randomBytes(140_000)), [lock]));
    await fc.assert(
      fc.asyncProperty(fc.nat(file.length - 1), fc.nat(7), fc.boolean(), async (at, bit, cut) => {
        const changed = Buffer.from(cut ? file.subarray(0, at) : file);
        if (!cut) changed.writeUInt8(changed.readUInt8(at) ^ (1 << bit), at);
        expect((await refusal(decrypt(pieces(changed, 9000), key)))?.code).toBe('file_refused');
      }),
      { numRuns: 60 },
    );
  });

  it('must not cost more than we would ever write', async () => {
    const file = String(await joined(encrypt(pieces(Buffer.from('x')), [lock]))).replace(/(scrypt \S+) 10/u, '$1 22');
    expect(await refusal(decrypt(pieces(Buffer.from(file, 'latin1')), key))).toMatchObject({ reason: 'key_too_costly' });
  });

  it('is let go of however reading it ends', async () => {
    const file = await joined(encrypt(pieces(randomBytes(200_000)), [lock]));
    const broken = Buffer.from(file);
    broken.writeUInt8(broken.readUInt8(150_000) ^ 1, 150_000);
    const other = await generateX25519Identity();
    let open = 0;
    async function* source(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
      open += 1;
      try {
        yield* pieces(bytes);
      } finally {
        open -= 1;
      }
    }
    const readings = [decrypt(source(file), key), decrypt(source(broken), key), decrypt(source(file), other), decrypt(source(Buffer.alloc(5000)), key), decrypt(source(file.subarray(0, 60)), key)];
    for (const reading of readings) await refusal(reading);
    for await (const _piece of decrypt(source(file), key)) break;
    expect(open).toBe(0);
  });

  it('is no age file without its first line, nor with an endless header', async () => {
    expect(await refusal(decrypt(pieces(Buffer.from('PK\u0003\u0004')), key))).toMatchObject({ reason: 'not_a_backup' });
    expect(await refusal(decrypt(pieces(Buffer.alloc(0)), key))).toMatchObject({ reason: 'not_a_backup' });
    const endless = Buffer.from(`age-encryption.org/v1\n${'-> X25519 AAAA\nBBBB\n'.repeat(50_000)}`);
    expect(await refusal(decrypt(pieces(endless), key))).toMatchObject({ reason: 'damaged', where: 'header' });
  });
});
