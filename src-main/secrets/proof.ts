import type { OperatorId } from '../../src-preload/contract/ids.ts';
import type { Role } from '../../src-preload/contract/models/operator.ts';
import type { Secret } from '../rules/secret.ts';
import type { OperatorRepo } from '../store/vault-store.ts';
import type { createKeySlots, StoredVault } from './key-slots.ts';

/** What a person brings: a passphrase with a name where there are operators, or the recovery code. */
export type Proof = { passphrase?: Secret | null; operator?: string; recoveryCode?: Secret };

/** Who it is. `operator` is null where people do not sign in by name, and for who came with the recovery code. */
export type Identity = { operator: { id: OperatorId; name: string; role: Role } | null };

type Deps = { slots: ReturnType<typeof createKeySlots>; operators: Pick<OperatorRepo, 'all'> };

const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/**
 * The data key for who proves to be somebody, or null. An unknown name, a wrong passphrase and a wrong code take the same time and
 * give the same answer: nothing says who exists.
 */
export const createProver = ({ slots, operators }: Deps) => async (proof: Proof, vault: StoredVault): Promise<{ dataKey: Buffer; identity: Identity } | null> => {
  if (proof.recoveryCode !== undefined) {
    const dataKey = await slots.fromSlots(slots.slotsOf('recovery'), proof.recoveryCode, vault, 'recovery');
    return dataKey === null ? null : { dataKey, identity: { operator: null } };
  }
  const { passphrase, operator: name } = proof;
  if (passphrase === undefined || passphrase === null) return null;
  const all = operators.all();
  if (all.length === 0) {
    const dataKey = await slots.fromSlots(slots.slotsOf('passphrase'), passphrase, vault, 'passphrase');
    return dataKey === null ? null : { dataKey, identity: { operator: null } };
  }
  const found = all.find((one) => name !== undefined && sameName(one.name, name));
  const dataKey = await slots.fromSlots(found === undefined ? [] : [found], passphrase, vault, 'operator');
  return dataKey === null || found === undefined ? null : { dataKey, identity: { operator: { id: found.id, name: found.name, role: found.role } } };
};
