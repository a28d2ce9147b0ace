import { createManyMirrors } from '../e2e/world/many-mirrors.ts';
import { DEFAULT_ISSUE_SYNC } from '../src-preload/contract/models/issue-sync.ts';
import { createIssueRound } from '../src-main/issues/issue-round.ts';
import { createServerTimes } from '../src-main/issues/server-times.ts';
import { loopDelays } from './idle-loop.ts';
import { rounded, type Row } from './row.ts';

const SYNCS = 1000;
const MINUTE_MS = 60_000;

/** One round over 1,000 syncs with nothing to do, whose projects are spread over so many groups. */
const idleRound = async (groups: number): Promise<Row[]> => {
  const world = await createManyMirrors({ mirrors: SYNCS, direction: 'push', groups, issueSync: true });
  try {
    const now = world.clock.now();
    world.store.transaction(() => {
      for (const mirrorId of world.ids) {
        world.store.issueSyncs.insert({ mirrorId, options: DEFAULT_ISSUE_SYNC, baselineAt: now, nextRunAt: now, createdAt: now });
        world.store.issueSyncs.update(mirrorId, { watermark: now - 15 * MINUTE_MS, sweptAt: now });
      }
    });
    let ms = Number.NaN;
    const delays = await loopDelays(async () => {
      const began = performance.now();
      await world.runJob('issue-round', createIssueRound({ ...world, isSaving: () => false }, createServerTimes(world.clock)));
      ms = performance.now() - began;
    });
    if (world.store.issueSyncs.due(now, 1).length > 0) throw new Error('a sync stayed due');
    const where = groups === 1 ? 'in one group' : `in ${groups} groups of one server`;
    return [
      { what: `idle round over 1,000 syncs ${where}`, measured: world.source.requests() + world.target.requests(), floor: 1, allowed: 1, unit: 'requests' },
      { what: 'its time', measured: rounded(ms), floor: 0, allowed: 1000, unit: 'ms' },
      { what: 'the longest that it kept the event loop, p99', measured: rounded(delays.own), floor: rounded(delays.idle), allowed: 100, unit: 'ms' },
    ];
  } finally {
    await world.close();
  }
};

export const issueRoundRows = async (): Promise<Row[]> => [...(await idleRound(1)), ...(await idleRound(50))];
