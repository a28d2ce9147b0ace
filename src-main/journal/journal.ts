import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { GitLab, Priority } from '../gitlab/gitlab.ts';
import type { Chance, Clock, Log } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { StoredIntent } from '../store/intent-store.ts';
import type { Store } from '../store/store.ts';
import { createAttempt, type Ended } from './attempt.ts';
import { createGroupCommit } from './group-commit.ts';
import type { IntentKind, IntentObject, PlannedIntent } from './intent-kind.ts';
import type { KeepStore } from './keep.ts';
import type { KeptKind } from './kept-kind.ts';
import { createRepair, objectName } from './repair.ts';
import { createSerial } from './serial.ts';

export type JournalDeps = {
  store: KeepStore & Pick<Store, 'transaction' | 'written' | 'intents' | 'activity' | 'instances'>;
  clock: Clock;
  chance: Chance;
  log: Log;
  /** As a person, who waits for it, where nothing else is said. */
  to(instanceId: InstanceId, priority?: Priority): GitLab;
  /** Told when something stays open, with the moment of the next try: queues the clean-up job. */
  onOpen(nextAttemptAt: number): void;
};

/** One thing that is done to GitLab as a whole: its intents are kept or taken back together. */
export type Operation = { id: string };

export type Journal = ReturnType<typeof createJournal>;

/** The journal of DESIGN.md section 6: commit what we are about to do, do it, commit what came of it. */
export const createJournal = (deps: JournalDeps) => {
  const { store, clock, chance } = deps;
  const { intents } = store;
  const running = new Set<string>();
  const serial = createSerial();
  const repair = createRepair({ ...deps, serial, isRunning: (operation) => running.has(operation) });

  const write = (operation: string, kind: string, object: IntentObject, payload: unknown): StoredIntent =>
    store.transaction(() => {
      const uid = chance.uid();
      return intents.get(intents.insert({ uid, operation, kind, ...object, payload, now: clock.now() }));
    });

  const commit = createGroupCommit(store);
  const attempt = createAttempt({ ...deps, commit, serial, repair });
  const attemptInBackground = createAttempt({ ...deps, to: (instanceId) => deps.to(instanceId, 'background'), commit, serial, repair });

  /** Performs one intent; `settle` is committed together with its `done`. Throws what GitLab refused, after noting it. */
  const perform = async <P, R, L, A extends R>(
    operation: Operation,
    kind: IntentKind<P, R, L, A>,
    object: IntentObject,
    make: (uid: string) => P,
    live: L,
    settle: (answer: R, fresh: A | null) => void,
  ): Promise<void> => {
    const end = (intent: number, ended: Ended<R, A>): void => {
      const now = clock.now();
      switch (ended.state) {
        case 'done':
          intents.mark(intent, { state: 'done', result: kind.result.parse(ended.answer), now });
          return settle(ended.answer, ended.answer);
        case 'found':
          intents.mark(intent, { state: 'found', result: ended.result, now });
          return settle(ended.result, null);
        case 'failed':
        case 'absent':
          return intents.mark(intent, { ...ended, now });
      }
    };
    await attempt({ operation: operation.id, kind, object, make, live, end });
  };

  /**
   * Performs one intent whose effect stays, and writes it down as its kind says. `make` is called when nothing else touches the object:
   * what it throws ends the attempt before anything is sent. `settle` is committed together with what the kind keeps. Answers what GitLab
   * said, or what was found of it.
   */
  const keepBy = (by: typeof attempt) => async <P, R, L, A extends R>(kind: KeptKind<P, R, L, A>, object: IntentObject, make: () => P, live: L, settle: () => void = () => undefined): Promise<A | R> => {
    const operation = chance.uid();
    const end = (intent: number, ended: Ended<R, A>, payload: P): void => {
      const at = { store, mirrorId: object.mirrorId, now: clock.now(), isRecovered: false };
      if (ended.state === 'done') kind.keep(at, payload, ended.answer);
      if (ended.state === 'found') kind.keep(at, payload, ended.result);
      if (ended.state === 'done' || ended.state === 'found') settle();
      intents.remove(intent);
    };
    running.add(operation);
    try {
      return await by({ operation, kind, object, make, live, end });
    } finally {
      running.delete(operation);
    }
  };

  return {
    /**
     * Runs `work` as one operation. When it throws, what was done on GitLab is taken back (at once where GitLab answers,
     * else by the clean-up job) and `onUndone` is committed together with that plan.
     */
    async operation<T>(work: (operation: Operation) => Promise<T>, onUndone: () => void): Promise<T> {
      const operation = { id: chance.uid() };
      running.add(operation.id);
      try {
        return await work(operation);
      } catch (error) {
        store.transaction(() => {
          repair.planUndo(operation.id);
          onUndone();
        });
        running.delete(operation.id);
        await repair.settleOperation(operation.id);
        throw error;
      } finally {
        running.delete(operation.id);
      }
    },

    /**
     * Runs intents whose effects stay whatever comes after: each commits with `settle` what it makes true. What a lost reply leaves
     * open is found out by repair, which takes it back.
     */
    async lasting<T>(work: (operation: Operation) => Promise<T>): Promise<T> {
      const operation = { id: chance.uid() };
      running.add(operation.id);
      try {
        return await work(operation);
      } finally {
        running.delete(operation.id);
      }
    },

    perform,
    keep: keepBy(attempt),
    /** The same for background work, which yields to people and has the patience for a server's limits. */
    keepInBackground: keepBy(attemptInBackground),

    /** Commits together with what else this turn of the event loop commits; `work` is synchronous. */
    commit,

    /** Plans clean-ups; call inside of a transaction, then `settle`. Returns the operation's name. */
    planCleanUps(planned: { object: IntentObject; intent: PlannedIntent }[]): string {
      const operation = repair.cleanUpOf(chance.uid());
      for (const { object, intent } of planned) {
        const row = write(operation, intent.kind, object, intent.payload);
        intents.mark(row.id, { state: 'planned', nextAttemptAt: clock.now(), now: clock.now() });
      }
      return operation;
    },

    /** Tries the planned clean-ups of an operation now; what fails is retried later. Returns how many are left. */
    async settle(operation: string): Promise<number> {
      await repair.settleAll(intents.ofOperation(operation));
      return intents.countOpen(operation);
    },

    /** What a crash left of operations that ended with it: finds out, and plans to take back what had happened. */
    takeBack(operationIds: readonly string[], onUndone: () => void): void {
      store.transaction(() => {
        for (const id of operationIds) repair.planUndo(id);
        onUndone();
      });
      deps.onOpen(clock.now());
    },

    /** Finds out what is unknown of a project's parts. Answers those of which it stays unknown: nothing may be made there. */
    async settleParts(object: Pick<IntentObject, 'instanceId' | 'projectId'>): Promise<Set<string>> {
      await repair.settleAll(intents.openOnParts(object.instanceId, object.projectId));
      return new Set(intents.openOnParts(object.instanceId, object.projectId).flatMap(({ part }) => part ?? []));
    },

    /** Finds out and cleans up everything that is due. Returns when the next try is, or null when nothing is open. */
    async repairDue(): Promise<number | null> {
      await repair.settleAll(intents.due(clock.now()));
      const open = intents.open().filter((one) => !running.has(one.operation));
      return open.length === 0 ? null : Math.min(...open.map((one) => one.nextAttemptAt ?? clock.now()));
    },

    /** Tries one clean-up now, due or not. Answers whether it is still open. */
    async retryCleanUp(intent: StoredIntent): Promise<boolean> {
      await repair.settleAll([intent]);
      const { state } = intents.get(intent.id);
      return state === 'planned' || state === 'sent';
    },

    /** One piece of work at a time on an object of GitLab. */
    onObject: <T>(object: Pick<IntentObject, 'instanceId' | 'projectId'>, work: () => T): Promise<T> => serial(objectName(object), async () => work()),

    /** One piece of work at a time on what a group shares. */
    onGroup: <T>(instanceId: InstanceId, groupId: number, work: () => Promise<T>): Promise<T> => serial(`group:${instanceId}:${groupId}`, work),

    /** One piece of work at a time on a mirror. */
    onMirror: <T>(mirrorId: number, work: () => Promise<T>): Promise<T> => serial(`mirror:${mirrorId}`, work),
  };
};

/** For `settle` callbacks that need the answer itself: a recovered one has no secret in it. */
export const fresh = <A>(answer: A | null, instanceId: InstanceId): A => {
  if (answer === null) throw new AppError({ code: 'outcome_unknown', instanceId, endpoint: 'recovered' });
  return answer;
};
