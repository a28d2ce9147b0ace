import type { StoredOperator } from '../store/vault-store.ts';
import { rosterCheck } from './data-key.ts';

/** What of the operators' table is guarded: who there is, what they may do, and the slots that open for them. */
const rosterOf = (operators: readonly StoredOperator[]): string =>
  JSON.stringify(operators.toSorted((a, b) => a.id - b.id).map(({ id, name, role, wrapped, params }) => [id, name, role, wrapped, params]));

/** The check value to be stored with the table. */
export const checkOf = (operators: readonly StoredOperator[], dataKey: Uint8Array, vaultId: string): string => rosterCheck(dataKey, vaultId, rosterOf(operators));

/** Whether nobody changed the table beside the program. A table that never had a row has no check value. */
export const rosterFits = (operators: readonly StoredOperator[], check: string | null, dataKey: Uint8Array, vaultId: string): boolean =>
  check === null ? operators.length === 0 : check === checkOf(operators, dataKey, vaultId);
