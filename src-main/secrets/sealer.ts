import { createHmac } from 'node:crypto';
import type { Chance } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { Secret } from '../rules/secret.ts';
import type { SecretRepo } from '../store/vault-store.ts';
import { sealingKey } from './data-key.ts';
import { boundTo, NONCE_BYTES, openBox, sealBox } from './sealed-box.ts';

type SecretKind = Parameters<SecretRepo['insert']>[0]['kind'];
type SealedRow = ReturnType<SecretRepo['get']>;
type Deps = { secrets: Pick<SecretRepo, 'insert' | 'get'>; chance: Pick<Chance, 'bytes'> };

export type Sealer = ReturnType<typeof createSealer>;

/** Seals and opens the secrets of one vault while its key is at hand. Each is bound to vault, row and kind. */
export const createSealer = (dataKey: Uint8Array, vaultId: string, { secrets, chance }: Deps) => {
  const key = sealingKey(dataKey, vaultId);
  const bound = (id: string, kind: SecretKind): Buffer => boundTo('mirror-maestro/secret/v1', vaultId, id, kind);

  const box = (kind: SecretKind, value: Secret, id: string): Uint8Array => {
    const plain = Buffer.from(value.reveal(), 'utf8');
    const sealed = sealBox(key, chance.bytes(NONCE_BYTES), plain, bound(id, kind));
    plain.fill(0);
    return sealed;
  };

  const unbox = ({ id, kind, sealed }: SealedRow): Secret => {
    const plain = openBox(key, sealed, bound(id, kind));
    if (plain === null) throw new AppError({ code: 'storage', reason: 'corrupt' });
    const secret = new Secret(plain.toString('utf8'));
    plain.fill(0);
    return secret;
  };

  return {
    /** Sealed as a row of this id and kind would be, without storing it. */
    box,
    /** Fails `storage` `corrupt` when the row is not what was sealed under this id. */
    unbox,

    seal: (kind: SecretKind, value: Secret, id: string, now: number): void => secrets.insert({ id, kind, sealed: box(kind, value, id), createdAt: now }),

    /** Fails as `unbox` does. */
    open: (id: string): Secret => unbox(secrets.get(id)),

    /** HMAC-SHA-256 in hex under a sealed key. Fails as `open` does. */
    signer(id: string): (text: string) => string {
      const signing = this.open(id).reveal();
      return (text) => createHmac('sha256', signing).update(text, 'utf8').digest('hex');
    },

    wipe: (): void => void key.fill(0),
  };
};
