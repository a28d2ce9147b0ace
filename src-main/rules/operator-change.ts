import type { OperatorId } from '../../src-preload/contract/ids.ts';
import type { Role } from '../../src-preload/contract/models/operator.ts';

type Known = { id: OperatorId; role: Role };

/** Why a change of an operator is refused: a stable word of `not_allowed`. */
export type OperatorRefusal = 'first_is_administrator' | 'last_administrator' | 'yourself';

const administrators = (all: readonly Known[]): number => all.filter((one) => one.role === 'administrator').length;

/** The first operator ends the time without sign-in: somebody must be able to add the others. */
export const refusesToAdd = (all: readonly Known[], role: Role): OperatorRefusal | null => (all.length === 0 && role !== 'administrator' ? 'first_is_administrator' : null);

/** Nobody lowers themselves, and one administrator always stays. `by` is null for who came in with the recovery code. */
export const refusesRole = (all: readonly Known[], whom: Known, role: Role, by: OperatorId | null): OperatorRefusal | null => {
  if (whom.role !== 'administrator' || role === 'administrator') return null;
  if (whom.id === by) return 'yourself';
  return administrators(all) <= 1 ? 'last_administrator' : null;
};

/** Nobody removes themselves, nor the last administrator. */
export const refusesToRemove = (all: readonly Known[], whom: Known, by: OperatorId | null): OperatorRefusal | null => {
  if (whom.id === by) return 'yourself';
  return whom.role === 'administrator' && administrators(all) <= 1 ? 'last_administrator' : null;
};
