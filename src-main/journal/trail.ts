import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { Clock } from '../ports.ts';
import { failureOf } from '../rules/app-error.ts';
import type { Store } from '../store/store.ts';

export type Actor = ActivityEntry['actor'];
type Entry = Pick<ActivityEntry, 'action' | 'subject'> & Partial<Pick<ActivityEntry, 'actor' | 'instanceId' | 'pairId' | 'mirrorId'>>;
type TrailDeps = { store: Pick<Store, 'activity'>; clock: Clock };

/** Writes one line of the activity trail: who did what to which object, and whether it was done. */
export const note = ({ store, clock }: TrailDeps, entry: Entry, failed?: unknown): void => {
  store.activity.append({
    actor: 'operator', instanceId: null, pairId: null, mirrorId: null, ...entry,
    at: clock.now(), result: failed === undefined ? 'done' : 'failed', failure: failureOf(failed),
  });
};

/** Runs `work` and notes a failure; its success is noted by the work itself, in the transaction that makes it true. */
export const notingFailure = async <T>(deps: TrailDeps, entry: Entry, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    note(deps, entry, error);
    throw error;
  }
};
