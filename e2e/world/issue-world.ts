import { createWorld } from './world.ts';

type Profiles = Parameters<typeof createWorld>[0];

/** The project on both servers. */
export const PATH = 'platform/api';

/** A run that rests comes again with each; one that nothing ends would be waited for for ever. */
const MOST_TURNS = 1000;

/** Two servers with the same project, and a mirror between them whose issues can be copied. */
export const createIssueWorld = async (profiles: Profiles = {}) => {
  const world = await createWorld(profiles);
  const { id: pairId } = await world.join('push');
  await world.project(PATH);
  const { id: mirrorId } = await world.call('mirrors.create', { pairId, source: PATH, target: PATH });
  await world.settle();

  /** Waits until a job has ended, however long it rests in between. */
  const ended = async (jobId: number) => {
    world.app().startWork();
    for (let turns = 0; turns < MOST_TURNS; turns += 1) {
      await world.passing(world.app().untilIdle());
      const job = await world.call('jobs.get', { jobId });
      if (job.finishedAt !== null) return job;
    }
    throw new Error(`job ${jobId} has not ended in ${MOST_TURNS} turns`);
  };
  /** Runs a mirror's sync, or what it would do, and answers the job when it has ended. */
  const run = async (dryRun = false, mirror = mirrorId) => ended((await world.call('issueSync.run', { mirrorId: mirror, dryRun })).jobId);

  return {
    ...world, path: PATH, pairId, mirrorId, ended, run,
    /** Switches the sync on with these options and runs it. */
    async sync(options: object = {}) {
      await world.call('issueSync.configure', { mirrorId, enabled: true, ...options });
      return run();
    },
    /** What is on the target, and what on the source. */
    copies: () => world.target.server.snapshot(PATH),
    originals: () => world.source.server.snapshot(PATH),
    /** Requests to both sides' API since `clear`. */
    requests: () => [world.source, world.target].flatMap(({ server }) => server.log.entries.filter(({ path }) => path.includes('/issues') || path.includes('/labels') || path.includes('/uploads'))),
    clear(): void {
      for (const side of [world.source, world.target]) side.server.log.clear();
    },
    problems: async () => (await world.call('issueSync.problems', { mirrorId })).items,
    async lastRun() {
      const [run] = (await world.call('issueSync.history', { mirrorId })).items;
      if (run === undefined) throw new Error('nothing has run');
      return { ...run, items: (await world.call('issueSync.runItems', { runId: run.id })).items };
    },
  };
};

export type IssueWorld = Awaited<ReturnType<typeof createIssueWorld>>;
