import type { Failure } from '../../src-preload/contract/failures.ts';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { failureOf, isFailure } from '../rules/app-error.ts';
import type { Store } from '../store/store.ts';
import type { GroupCommit } from './group-commit.ts';
import type { IntentKind, IntentObject, Recovered } from './intent-kind.ts';
import { mayHaveHappened } from './outcome.ts';
import { objectName, type Repair } from './repair.ts';
import type { Serial } from './serial.ts';

type AttemptDeps = {
  store: Pick<Store, 'intents'>;
  commit: GroupCommit;
  clock: Clock;
  chance: Chance;
  log: Log;
  to(instanceId: InstanceId): GitLab;
  onOpen(nextAttemptAt: number): void;
  serial: Serial;
  repair: Pick<Repair, 'settleObject' | 'mayCome'>;
};

/** What came of one intent: done with GitLab's answer, found after the answer was lost, or not done. */
export type Ended<R, A> = { state: 'done'; answer: A } | { state: 'found'; result: R } | { state: 'failed' | 'absent'; failure: Failure | null };

type Attempted<P, R, L, A extends R> = {
  operation: string;
  kind: Pick<IntentKind<P, R, L, A>, 'name' | 'payload' | 'result' | 'addsEachTime' | 'perform' | 'recover'>;
  object: IntentObject;
  make: (uid: string) => P;
  live: L;
  /** Called in the transaction that ends the intent. */
  end(intent: number, ended: Ended<R, A>, payload: P): void;
};

/** How often one intent is asked anew after GitLab was found not to have done it. */
const TRIES = 2;

/** So long a GitLab works on one request at most (its own limit, rack-timeout), in ms. */
const LONGEST_REQUEST_MS = 60_000;

const pause = (clock: Clock, ms: number): Promise<void> => new Promise((resolve) => void clock.after(ms, resolve));

/** Asks what came of it. That nothing came is believed only when GitLab can be at it no longer, where it may still come and would be made twice. */
const findOut = async <R>(clock: Clock, mayCome: boolean, ask: () => Promise<Recovered<R>>): Promise<Recovered<R>> => {
  const found = await ask();
  if (found.state === 'found' || found.removed === true || !mayCome) return found;
  await pause(clock, LONGEST_REQUEST_MS);
  return ask();
};

/** Performs one intent: commits it, sends it, commits what came of it; what a lost reply leaves open is asked. Throws what GitLab refused. */
export const createAttempt =
  ({ store, commit, clock, chance, log, to, onOpen, serial, repair }: AttemptDeps) =>
  <P, R, L, A extends R>({ operation, kind, object, make, live, end }: Attempted<P, R, L, A>): Promise<A | R> =>
    serial(objectName(object), async () => {
      await repair.settleObject(object);
      const gitlab = to(object.instanceId);
      for (let attempt = 1; ; attempt += 1) {
        const uid = chance.uid();
        const payload = kind.payload.parse(make(uid));
        const intent = await commit(() => store.intents.insert({ uid, operation, kind: kind.name, ...object, payload, state: 'sent', now: clock.now() }));
        const at = { gitlab, projectId: object.projectId, uid };
        const ending = (ended: Ended<R, A>): Promise<void> => commit(() => end(intent, ended, payload));
        const send = async (): Promise<A> => kind.perform(at, payload, live);
        const sent = await send().then((answer) => ({ answer }), (error: unknown) => ({ error }));
        if ('answer' in sent) {
          // Where this fails, what GitLab has done stays `sent`, or is written down: it is no failure of GitLab's.
          await ending({ state: 'done', answer: sent.answer });
          return sent.answer;
        }
        const { error } = sent;
        if (!mayHaveHappened(error)) {
          await ending({ state: 'failed', failure: failureOf(error) });
          throw error;
        }
        log.warn('journal.outcome_unknown', { kind: kind.name, intent: uid, attempt });
        const mayCome = kind.addsEachTime === true && isFailure(error, 'outcome_unknown');
        const lostAt = clock.now();
        const found = await findOut(clock, mayCome, () => kind.recover(at, payload)).catch((cause: unknown) => {
          // It stays `sent`: repair asks again, and nothing else touches the object before.
          if (mayCome) repair.mayCome(intent, lostAt + LONGEST_REQUEST_MS);
          onOpen(clock.now());
          log.warn('journal.cannot_ask', { kind: kind.name, intent: uid, code: failureOf(cause)?.code });
          throw error;
        });
        if (found.state === 'found') {
          await ending({ state: 'found', result: found.result });
          return found.result;
        }
        await ending({ state: 'absent', failure: failureOf(error) });
        if (attempt >= TRIES) throw error;
      }
    });
