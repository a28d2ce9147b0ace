import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { AppError, failureOf, isFailure } from '../rules/app-error.ts';
import type { StoredIntent } from '../store/intent-store.ts';
import type { Store } from '../store/store.ts';
import type { IntentObject, Recovered, StoredKind } from './intent-kind.ts';
import type { KeepStore } from './keep.ts';
import { storedKinds } from './kinds/all.ts';
import { retryDelayMs } from './outcome.ts';
import type { Serial } from './serial.ts';

type RepairDeps = {
  store: KeepStore & Pick<Store, 'transaction' | 'intents' | 'activity' | 'instances'>;
  clock: Clock;
  chance: Chance;
  log: Log;
  to(instanceId: InstanceId): GitLab;
  isRunning(operation: string): boolean;
  /** Told when something stays open, with the moment of the next try. */
  onOpen(nextAttemptAt: number): void;
  serial: Serial;
};

/** The name under which work on one object of GitLab waits for each other. */
export const objectName = ({ instanceId, projectId, part = null }: Pick<IntentObject, 'instanceId' | 'projectId' | 'part'>): string =>
  `${instanceId}:${projectId}${part === null ? '' : `:${part}`}`;

export type Repair = ReturnType<typeof createRepair>;

const CLEAN_UP = 'clean-up:';

const kindOf = (intent: StoredIntent): StoredKind => {
  const kind = storedKinds.get(intent.kind);
  if (kind === undefined) throw new Error(`unknown kind of intent: ${intent.kind}`);
  return kind;
};

/** Brings open intents to their end: after a crash, after a lost reply, and for clean-ups until GitLab has taken them. */
export const createRepair = ({ store, clock, chance, log, to, isRunning, onOpen, serial }: RepairDeps) => {
  const { intents } = store;
  /** Intents of this run of the program of which GitLab may still be making what is not there yet, with the moment in UTC ms when it is not. */
  const coming = new Map<number, number>();
  const cleanUpOf = (operation: string): string => (operation.startsWith(CLEAN_UP) ? operation : CLEAN_UP + operation);

  const planInverse = (intent: StoredIntent, result: unknown): void => {
    const inverse = kindOf(intent).undo(intent.payload, result);
    if (inverse === null) return;
    const { instanceId, projectId, mirrorId, part } = intent;
    const id = intents.insert({ uid: chance.uid(), operation: cleanUpOf(intent.operation), ...inverse, instanceId, projectId, mirrorId, part, now: clock.now() });
    intents.mark(id, { state: 'planned', nextAttemptAt: clock.now(), now: clock.now() });
  };

  /** Plans to take back what an operation did, last first; what is still unknown follows once it is found out. */
  const planUndo = (operation: string): void => {
    for (const intent of intents.ofOperation(operation).toReversed()) {
      if (intent.state !== 'done' && intent.state !== 'found') continue;
      planInverse(intent, intent.result);
      intents.mark(intent.id, { state: 'undone', now: clock.now() });
    }
  };

  const noteCleanUp = (intent: StoredIntent, result: 'done' | 'failed', error: unknown): void => {
    store.activity.append({
      at: clock.now(), actor: 'recovery', action: result === 'done' ? 'cleanup.done' : 'cleanup.failed', instanceId: intent.instanceId, pairId: null,
      mirrorId: intent.mirrorId, subject: `${intent.kind} ${store.instances.stored(intent.instanceId).name}`, result, failure: failureOf(error),
    });
  };

  const postpone = (intent: StoredIntent, error: unknown): void => postponeTo(clock.now() + retryDelayMs(intent.attempts), intent, error);

  const postponeTo = (nextAttemptAt: number, intent: StoredIntent, error: unknown): void => {
    intents.mark(intent.id, { state: intent.state, failure: failureOf(error), nextAttemptAt, now: clock.now() });
    onOpen(nextAttemptAt);
    log.warn('journal.postponed', { kind: intent.kind, intent: intent.uid, code: failureOf(error)?.code, nextAttemptAt });
  };

  const clean = async (intent: StoredIntent, kind: StoredKind): Promise<void> => {
    if (kind.perform === null) throw new Error(`${intent.kind} cannot be done again`);
    intents.mark(intent.id, { state: 'sent', now: clock.now() });
    const sent = intents.get(intent.id);
    try {
      await kind.perform({ gitlab: to(intent.instanceId), projectId: intent.projectId, uid: intent.uid }, intent.payload);
    } catch (error) {
      // A project that is gone has taken what was on it along.
      if (!isFailure(error, 'not_found')) {
        if (sent.attempts === 1) noteCleanUp(intent, 'failed', error);
        return postpone({ ...sent, state: 'planned' }, error);
      }
    }
    store.transaction(() => {
      intents.mark(intent.id, { state: 'done', result: {}, now: clock.now() });
      noteCleanUp(intent, 'done', null);
    });
  };

  const writeDown = (intent: StoredIntent, keep: NonNullable<StoredKind['keep']>, found: Recovered<unknown>): void =>
    store.transaction(() => {
      if (found.state === 'found') keep({ store, mirrorId: intent.mirrorId, now: clock.now(), isRecovered: true }, intent.payload, found.result);
      intents.remove(intent.id);
    });

  const findOut = async (intent: StoredIntent, kind: StoredKind): Promise<void> => {
    const isCleanUp = intent.operation.startsWith(CLEAN_UP);
    try {
      const found = await kind.recover({ gitlab: to(intent.instanceId), projectId: intent.projectId, uid: intent.uid }, intent.payload);
      const until = coming.get(intent.id) ?? 0;
      if (found.state === 'absent' && found.removed !== true && clock.now() < until) return postponeTo(until, intent, null);
      coming.delete(intent.id);
      if (kind.keep !== null) return writeDown(intent, kind.keep, found);
      if (isCleanUp && found.state === 'absent') return await clean(intent, kind);
      store.transaction(() => {
        intents.mark(intent.id, found.state === 'found' ? { state: 'found', result: found.result, now: clock.now() } : { state: 'absent', now: clock.now() });
        if (found.state === 'found' && !isCleanUp) {
          planInverse(intent, found.result);
          intents.mark(intent.id, { state: 'undone', now: clock.now() });
        }
      });
    } catch (error) {
      if (isFailure(error, 'not_found') && kind.keep !== null) intents.remove(intent.id);
      else if (isFailure(error, 'not_found')) intents.mark(intent.id, { state: 'absent', failure: error.failure, now: clock.now() });
      else if (error instanceof AppError) postpone(intent, error);
      else throw error;
    }
  };

  const settleOne = async ({ id, operation }: StoredIntent): Promise<void> => {
    const intent = intents.get(id);
    if (isRunning(operation) || (intent.state !== 'planned' && intent.state !== 'sent')) return;
    const kind = kindOf(intent);
    await (intent.state === 'planned' ? clean(intent, kind) : findOut(intent, kind));
  };

  const settleAll = async (some: readonly StoredIntent[]): Promise<void> => {
    for (const intent of some) await serial(objectName(intent), () => settleOne(intent));
  };

  return {
    /** Until then GitLab may be at what this intent asked for, although its connection is lost: that it is not there is not believed before. */
    mayCome: (intent: number, until: number): void => void coming.set(intent, until),

    cleanUpOf,
    planUndo,
    settleAll,

    /** First finds out what is unknown of it, then cleans up what that and `planUndo` have planned. */
    async settleOperation(operation: string): Promise<void> {
      await settleAll(intents.ofOperation(operation));
      await settleAll(intents.ofOperation(cleanUpOf(operation)));
    },

    /** Nothing touches an object while it is not known what an earlier request did to it. Call while holding its name. */
    async settleObject({ instanceId, projectId, part = null }: IntentObject): Promise<void> {
      const open = intents.openOn(instanceId, projectId, part);
      if (open.length === 0) return;
      for (const intent of open) await settleOne(intent);
      const unknown = intents.openOn(instanceId, projectId, part).some((one) => one.state === 'sent' && !isRunning(one.operation));
      if (unknown) throw new AppError({ code: 'conflict', reason: 'being_changed' });
    },
  };
};
