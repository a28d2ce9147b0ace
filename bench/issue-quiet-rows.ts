import { NO_BASE } from '../src-main/rules/issues/facets/base.ts';
import { loopDelays } from './idle-loop.ts';
import type { SeededIssue } from './issue-servers.ts';
import { createTimedWorld } from './issue-world.ts';
import { rounded, type Row } from './row.ts';

const LINKS = 50_000;
const PAGES = LINKS / 100;
/** A run gives its place to others that are due each minute, and reads its page once more then. */
const AGAIN = 10;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

type World = Awaited<ReturnType<typeof createTimedWorld>>;

/** As if all of them had been copied before. The copies stand nowhere: nothing that has not changed asks for them. */
const linkAll = (world: World, issues: readonly SeededIssue[]): Promise<void> =>
  world.between((store) => {
    const now = Date.now();
    store.issueLinks.insertMany(issues.map(({ id, iid, updatedAt }) => ({
      mirrorId: world.mirrorId, sourceIssueId: id, sourceIid: iid, targetIssueId: id, targetIid: iid, state: 'linked' as const,
      sourceUpdatedAt: updatedAt, targetUpdatedAt: updatedAt, createdAt: now, syncedAt: now, base: NO_BASE,
    })));
    store.issueSyncs.update(world.mirrorId, { watermark: now - 15 * MINUTE_MS, sweptAt: now });
  });

/** 50,000 linked issues of which none has changed: a run, a run that lists all of them anew, and the daily look for deleted ones. */
export const quietRows = async (program: string): Promise<Row[]> => {
  const world = await createTimedWorld(program, 0);
  try {
    const issues = await world.servers.seed(LINKS, 0);
    await world.call('issueSync.configure', { mirrorId: world.mirrorId, enabled: true, existing: 'all' });
    await linkAll(world, issues);
    const quiet = await world.measure();
    let anew = { ms: Number.NaN, requests: Number.NaN };
    await world.between((store) => store.issueSyncs.update(world.mirrorId, { watermark: 0, sweptAt: Date.now() }));
    const delays = await loopDelays(async () => void (anew = await world.measure()));
    await world.between((store) => store.issueSyncs.update(world.mirrorId, { sweptAt: Date.now() - 2 * DAY_MS }));
    const sweep = await world.measure();
    return [
      { what: '50,000 linked issues, none changed', measured: rounded(quiet.ms), floor: 0, allowed: 1000, unit: 'ms' },
      { what: 'its requests', measured: quiet.requests, floor: 1, allowed: 5, unit: 'requests' },
      { what: 'all of them listed anew: requests', measured: anew.requests, floor: PAGES, allowed: PAGES + AGAIN, unit: 'requests' },
      { what: 'event loop meanwhile, p99; beside it that of a process that rests', measured: rounded(delays.own), floor: rounded(delays.idle), allowed: 20, unit: 'ms' },
      { what: 'once a day, looking for deleted ones: requests', measured: sweep.requests, floor: PAGES + 1, allowed: PAGES + 2, unit: 'requests' },
    ];
  } finally {
    await world.close();
  }
};
