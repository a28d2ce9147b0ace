import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { Plan, PlanAction, PlanStep } from '../../../src-preload/contract/models/plan.ts';

/** A step as a rule draws it up. `detail` is what performing it needs beyond its mirror. */
export type DraftStep<Detail = null> = Pick<PlanStep, 'action' | 'object' | 'mirrorId' | 'before' | 'after' | 'undo' | 'failure'> & {
  state: 'planned' | 'skipped';
  detail: Detail;
};

export type Shown = PlanStep['before'];

type Named = Pick<PlanStep, 'object' | 'mirrorId'>;

/** A step that changes nothing. Without a failure the object is already as the plan wants it; `before` says how it is. */
export const skipped = ({ object, mirrorId }: Named, failure: Failure | null, before: Shown = []): DraftStep => ({
  action: 'skip', object, mirrorId, before, after: [], undo: 'none', state: 'skipped', failure, detail: null,
});

const REMOVES: ReadonlySet<PlanAction> = new Set(['remove', 'remove_pair', 'remove_instance']);
const CHANGES_NOTHING: ReadonlySet<PlanAction> = new Set(['skip', 'missing']);

/**
 * The word that a plan wants before it is applied: `delete` where it removes something, `apply` where it changes more than `limit` objects or
 * sends a token to an address that a file names.
 */
export const guardOf = (steps: readonly Pick<DraftStep, 'action'>[], limit: number): Plan['guard'] => {
  if (steps.some(({ action }) => REMOVES.has(action))) return 'delete';
  if (steps.some(({ action }) => action === 'create_instance')) return 'apply';
  return steps.filter(({ action }) => !CHANGES_NOTHING.has(action)).length > limit ? 'apply' : null;
};

/** What of a plan can be undone: all of it, some of it, or nothing. */
export const undoOf = (steps: readonly Pick<DraftStep, 'action' | 'undo'>[]): Plan['undo'] => {
  const kinds = new Set(steps.filter(({ action }) => !CHANGES_NOTHING.has(action)).map(({ undo }) => undo));
  if (kinds.size === 0) return 'none';
  const [first] = kinds;
  return kinds.size === 1 && first !== undefined ? first : 'partial';
};
