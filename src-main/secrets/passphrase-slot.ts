import { z } from 'zod';
import type { Chance } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { Secret } from '../rules/secret.ts';
import { boundTo, NONCE_BYTES, openBox, sealBox } from './sealed-box.ts';
import { scrypt, type ScryptCost } from './scrypt.ts';

/** 128 MiB and some 0.4 s for each guess. */
export const FULL_COST: ScryptCost = { N: 2 ** 17, r: 8, p: 1 };
const SALT_BYTES = 16;
/** 256 MiB: what a file may ask us to pay at most. */
const MOST_N_TIMES_R = 2 ** 21;

const Params = z
  .object({
    kdf: z.literal('scrypt'),
    N: z.int().min(2 ** 14).max(2 ** 20).refine((n) => (n & (n - 1)) === 0),
    r: z.int().min(8).max(16),
    p: z.int().min(1).max(4),
    salt: z.base64().length(24),
  })
  .refine(({ N, r }) => N * r <= MOST_N_TIMES_R);
type Params = z.infer<typeof Params>;

/** What a passphrase of this kind opens; the kind is part of what is sealed, so that one slot cannot pass for another. */
export type SlotFor = 'passphrase' | 'operator' | 'recovery';
export type WrappedKey = { wrapped: string; params: Record<string, string | number> };

const bound = (vaultId: string, kind: SlotFor, { N, r, p, salt }: Params): Buffer => boundTo('mirror-maestro/slot/v1', vaultId, kind, N, r, p, salt);

const keyOf = (passphrase: Secret, { N, r, p, salt }: Params): Promise<Buffer> => scrypt(passphrase.reveal(), Buffer.from(salt, 'base64'), { N, r, p });

/** The data key wrapped under a passphrase, or under a code that is as good as one. */
export const wrapUnder = async (
  passphrase: Secret,
  dataKey: Uint8Array,
  { vaultId, kind }: { vaultId: string; kind: SlotFor },
  { chance, cost }: { chance: Pick<Chance, 'bytes'>; cost: ScryptCost },
): Promise<WrappedKey> => {
  const params: Params = { kdf: 'scrypt', ...cost, salt: Buffer.from(chance.bytes(SALT_BYTES)).toString('base64') };
  const key = await keyOf(passphrase, params);
  const wrapped = sealBox(key, chance.bytes(NONCE_BYTES), dataKey, bound(vaultId, kind, params)).toString('base64');
  key.fill(0);
  return { wrapped, params };
};

/**
 * The data key, or null when the passphrase is another one. Fails `storage` `corrupt`, before anything is computed, when the slot
 * asks for a cost that we never wrote.
 */
export const unwrap = async (slot: WrappedKey, passphrase: Secret, { vaultId, kind }: { vaultId: string; kind: SlotFor }): Promise<Buffer | null> => {
  const params = Params.safeParse(slot.params);
  if (!params.success) throw new AppError({ code: 'storage', reason: 'corrupt' });
  const key = await keyOf(passphrase, params.data);
  const dataKey = openBox(key, Buffer.from(slot.wrapped, 'base64'), bound(vaultId, kind, params.data));
  key.fill(0);
  return dataKey;
};
