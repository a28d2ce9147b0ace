import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createTimedWorld } from './issue-world.ts';
import { rounded, type Row } from './row.ts';

export { serveIssues } from './issue-servers.ts';

const ISSUES = 500;
const COMMENTS = 3;
const LATENCY_MS = 30;
/** DESIGN.md section 12. */
const ALLOWED = { ms: 30_000, requests: 1.15, loopMs: 20, quietMs: 1000, quietRequests: 5 } as const;

/** Each copy and each comment, the reading of each issue's comments, and the pages of issues. */
const LEAST = ISSUES * (1 + COMMENTS) + ISSUES + Math.ceil(ISSUES / 100);

type World = Awaited<ReturnType<typeof createTimedWorld>>;

const measure = async (world: World): Promise<{ ms: number; requests: number; state: string }> => {
  await world.servers.requests();
  const began = performance.now();
  const { state } = await world.run();
  const ms = performance.now() - began;
  return { ms, requests: await world.servers.requests(), state };
};

/** The first run over 500 issues with three comments each, servers that answer after 30 ms, and a run that finds nothing new. */
export const bench = async (): Promise<Row[]> => {
  const world = await createTimedWorld(import.meta.url, LATENCY_MS);
  try {
    await world.servers.seed(ISSUES, COMMENTS);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    const loop = monitorEventLoopDelay({ resolution: 5 });
    loop.enable();
    const first = await measure(world);
    loop.disable();
    const quiet = await measure(world);
    if (first.state !== 'succeeded' || quiet.state !== 'succeeded') throw new Error('the runs did not succeed');
    return [
      { what: `first run of ${ISSUES} issues`, measured: rounded(first.ms), floor: ISSUES * LATENCY_MS, allowed: ALLOWED.ms, unit: 'ms' },
      { what: 'its requests', measured: first.requests, floor: LEAST, allowed: Math.floor(LEAST * ALLOWED.requests), unit: 'requests' },
      { what: 'event loop meanwhile, p99', measured: rounded(loop.percentile(99) / 1e6), floor: 5, allowed: ALLOWED.loopMs, unit: 'ms' },
      { what: 'a run that finds nothing new', measured: rounded(quiet.ms), floor: LATENCY_MS, allowed: ALLOWED.quietMs, unit: 'ms' },
      { what: 'its requests', measured: quiet.requests, floor: 1, allowed: ALLOWED.quietRequests, unit: 'requests' },
    ];
  } finally {
    await world.close();
  }
};
