import type { Chance } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { Secret } from '../rules/secret.ts';
import type { SecretRepo } from '../store/store.ts';
import { sealingKey } from './data-key.ts';
import { boundTo, NONCE_BYTES, openBox, sealBox } from './sealed-box.ts';

type SecretKind = Parameters<SecretRepo['insert']>[0]['kind'];
type Deps = { secrets: Pick<SecretRepo, 'insert' | 'get'>; chance: Pick<Chance, 'bytes'> };

export type Sealer = ReturnType<typeof createSealer>;

/** Seals and opens the secrets of one vault while its key is at hand. Each is bound to vault, row and kind. */
export const createSealer = (dataKey: Uint8Array, vaultId: string, { secrets, chance }: Deps) => {
  const key = sealingKey(dataKey, vaultId);
  const bound = (id: string, kind: SecretKind): Buffer => boundTo('mirror-maestro/secret/v1', vaultId, id, kind);

  return {
    seal(kind: SecretKind, value: Secret, id: string, now: number): void {
      const plain = Buffer.from(value.reveal(), 'utf8');
      const sealed = sealBox(key, chance.bytes(NONCE_BYTES), plain, bound(id, kind));
      plain.fill(0);
      secrets.insert({ id, kind, sealed, createdAt: now });
    },

    /** Fails `storage` `corrupt` when the row is not what was sealed under this id. */
    open(id: string): Secret {
      const { kind, sealed } = secrets.get(id);
      const plain = openBox(key, sealed, bound(id, kind));
      if (plain === null) throw new AppError({ code: 'storage', reason: 'corrupt' });
      const secret = new Secret(plain.toString('utf8'));
      plain.fill(0);
      return secret;
    },

    wipe: (): void => void key.fill(0),
  };
};
