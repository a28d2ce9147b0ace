import type { Returned } from '../../src-preload/contract/methods.ts';
import { groupHealth, noCounts } from '../rules/overview/group-health.ts';
import { type JudgeDeps, judgeMirrors } from './judge-mirrors.ts';

const HOUR_MS = 3_600_000;
const NAMED = 100;

/** The few figures that every screen may show: how all is, what moves, what failed lately, what runs. */
export const readQuickStats = (deps: JudgeDeps): Returned<'overview.quickStats'> => {
  const at = deps.clock.now();
  const counts = noCounts();
  const moving = [];
  for (const { mirror, health, status } of judgeMirrors(deps)) {
    counts[health] += 1;
    if (health !== 'off' && (status === 'running' || status === 'scheduled')) moving.push(mirror.id);
  }
  return {
    at,
    health: groupHealth(counts),
    moving: { total: moving.length, mirrorIds: moving.toSorted((a, b) => a - b).slice(0, NAMED) },
    recentFailures: deps.store.overview.failedSince(at - HOUR_MS),
    jobs: deps.store.jobs.counts(),
  };
};
