import type { ProjectRecord, PushMirrorRecord } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import type { PullMirrors } from './pull-mirrors.ts';
import type { PushMirrors } from './push-mirrors.ts';

type Job = { key: string; dueAt: number; run: () => Promise<void> };

/** What GitLab leaves to Sidekiq: runs that are queued start when they are due. */
export type Workers = {
  /** Runs all that is due by the clock, and what becomes due by it, and waits for all of it. */
  settle(): Promise<void>;
  /** Looks at the queue again; with a live clock due runs start and a timer waits for the next. */
  wake(): void;
  stop(): Promise<void>;
};

const MOST_ROUNDS = 1000;
const LONGEST_TIMER = 2_000_000_000;

const jobsOf = (state: ServerState, push: PushMirrors, pull: PullMirrors): Job[] => {
  const pushJob = (project: ProjectRecord, mirror: PushMirrorRecord): Job[] =>
    mirror.dueAt === null ? [] : [{ key: `push ${mirror.id}`, dueAt: mirror.dueAt, run: () => push.run(project, mirror) }];
  return [...state.projects.values()].flatMap((project) => [
    ...project.pushMirrors.flatMap((mirror) => pushJob(project, mirror)),
    ...(project.pullMirror.dueAt === null ? [] : [{ key: `pull ${project.id}`, dueAt: project.pullMirror.dueAt, run: () => pull.run(project) }]),
  ]);
};

export const createWorkers = (state: ServerState, push: PushMirrors, pull: PullMirrors): Workers => {
  const running = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let planned = false;
  /** What a background run threw: a fault of the double, for the next one who waits. */
  const broken: unknown[] = [];

  const complain = (): void => {
    if (broken.length > 0) throw new AggregateError(broken.splice(0), 'A mirror run broke');
  };

  const startDue = (): void => {
    push.reap();
    for (const job of jobsOf(state, push, pull)) {
      if (job.dueAt > state.clock.now() || running.has(job.key)) continue;
      const done = job
        .run()
        .catch((error: unknown) => {
          broken.push(error);
        })
        .finally(() => {
          running.delete(job.key);
          wake();
        });
      running.set(job.key, done);
    }
  };

  const look = (): void => {
    planned = false;
    if (stopped) return;
    startDue();
    clearTimeout(timer);
    const waiting = jobsOf(state, push, pull).filter((job) => !running.has(job.key));
    if (waiting.length === 0) return;
    const next = Math.min(...waiting.map((job) => job.dueAt)) - state.clock.now();
    timer = setTimeout(wake, Math.min(Math.max(next, 0), LONGEST_TIMER));
    timer.unref();
  };

  const wake = (): void => {
    if (state.clock.live !== true || planned || stopped) return;
    planned = true;
    setImmediate(look);
  };

  return {
    wake,
    settle: async () => {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        startDue();
        if (running.size === 0) break;
        await Promise.all(running.values());
      }
      complain();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await Promise.all(running.values());
      complain();
    },
  };
};
