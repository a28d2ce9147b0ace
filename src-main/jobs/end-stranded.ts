import type { Failure, NotWriting } from '../../src-preload/contract/failures.ts';
import type { Claims } from '../claim/claims.ts';
import type { Clock, Log } from '../ports.ts';
import type { Store } from '../store/store.ts';
import { endWaiting } from './end-waiting.ts';

/** So long what would change GitLab waits for this machine to be the one that writes again. */
export const STRANDED_MS = 15 * 60_000;
/** In one go: each is a handful of statements. */
const AT_ONCE = 100;

type StrandedDeps = {
  store: Pick<Store, 'jobs' | 'jobItems' | 'plans' | 'issueRuns' | 'transaction'>;
  clock: Clock;
  log: Log;
  claims: Pick<Claims, 'whyNotWriting' | 'onChanged'>;
};

/** Another machine writes, or none does, until a person says otherwise here. The rest is over by itself, or is a question that is open. */
const LASTING: ReadonlySet<NotWriting> = new Set<NotWriting>(['elsewhere', 'stale', 'released', 'gone']);

const lasting = (failure: Failure | null): Failure | null => (failure?.code === 'not_writing' && LASTING.has(failure.reason) ? failure : null);

/**
 * Jobs that would change GitLab wait a quarter of an hour where this machine has lost the claim, and go on by themselves where it gets it
 * back within that. Then they end, with the failure that says who writes: what they would have done may be done by that machine by now,
 * and nothing of it should happen by surprise days later. What is half done on GitLab (a rotation, a clean-up) waits on.
 */
export const endStranded = ({ store, clock, log, claims }: StrandedDeps): { stop(): void } => {
  let disarm: (() => void) | null = null;

  const endSome = (failure: Failure): boolean => {
    const jobs = store.jobs.waitingToWrite(AT_ONCE);
    store.transaction(() => {
      for (const job of jobs) endWaiting({ store, clock }, job, { state: 'failed', failure });
    });
    if (jobs.length > 0) log.warn('jobs.stranded', { jobs: jobs.length });
    return jobs.length === AT_ONCE;
  };

  const arm = (ms: number): void => {
    disarm = clock.after(ms, () => {
      disarm = null;
      const failure = lasting(claims.whyNotWriting());
      if (failure !== null) arm(endSome(failure) ? 0 : STRANDED_MS);
    });
  };

  const follow = (): void => {
    const isLost = lasting(claims.whyNotWriting()) !== null;
    if (isLost && disarm === null) arm(STRANDED_MS);
    if (isLost) return;
    disarm?.();
    disarm = null;
  };

  const off = claims.onChanged(follow);
  follow();
  return {
    stop() {
      off();
      disarm?.();
    },
  };
};
