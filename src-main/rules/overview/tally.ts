import type { MirrorStatus } from '../../../src-preload/contract/models/mirror.ts';
import type { GroupHealth, HealthCounts, MirrorHealth } from '../../../src-preload/contract/models/overview.ts';
import type { GroupStaleness, Staleness, TopologyLevel } from '../../../src-preload/contract/models/topology.ts';
import { groupHealth, noCounts } from './group-health.ts';
import { noStaleness, staleOrder } from './staleness.ts';

/** One judged mirror, as a node or link counts it. */
export type Judged = { health: MirrorHealth; staleness: Staleness; successAt: number | null; status: MirrorStatus };

/** Counts mirrors into one group while they are read; a plain record, since thousands are filled at once. */
export type Tally = { mirrors: number; moving: number; counts: HealthCounts; staleness: GroupStaleness };

export type Figures = { mirrors: number; health: GroupHealth; staleness: GroupStaleness; level: TopologyLevel; moving: number };

export const newTally = (): Tally => ({ mirrors: 0, moving: 0, counts: noCounts(), staleness: noStaleness() });

const isMoving = (status: MirrorStatus): boolean => status === 'running' || status === 'scheduled';

/** A mirror that is off is counted as such and ages nobody. */
export const count = (tally: Tally, { health, staleness, successAt, status }: Judged): void => {
  tally.mirrors += 1;
  tally.counts[health] += 1;
  if (health === 'off') return;
  if (isMoving(status)) tally.moving += 1;
  const stale = tally.staleness;
  stale.counts[staleness] += 1;
  if (successAt === null) return;
  stale.newestSuccessAt = Math.max(stale.newestSuccessAt ?? successAt, successAt);
  stale.oldestSuccessAt = Math.min(stale.oldestSuccessAt ?? successAt, successAt);
};

const HEALTH_LEVEL: Readonly<Record<MirrorHealth, TopologyLevel>> = { failing: 'error', warning: 'warning', unproven: 'unknown', healthy: 'ok', off: 'off' };
const LEVELS = ['off', 'ok', 'unknown', 'warning', 'error'] as const satisfies readonly TopologyLevel[];

const worseOf = (a: TopologyLevel, b: TopologyLevel): TopologyLevel => (LEVELS.indexOf(a) >= LEVELS.indexOf(b) ? a : b);

const staleLevel = (worst: Staleness | null, neverSucceeded: 'warning' | 'error'): TopologyLevel => {
  switch (worst) {
    case null:
      return 'off';
    case 'fresh':
      return 'ok';
    case 'warning':
      return 'warning';
    case 'error':
      return 'error';
    case 'never':
      return neverSucceeded;
  }
};

/** What a node or link shows: the worse of its health and its staleness. */
export const figuresOf = ({ mirrors, moving, counts, staleness }: Tally, neverSucceeded: 'warning' | 'error'): Figures => {
  const health = groupHealth(counts);
  const worst = staleOrder(neverSucceeded).find((word) => staleness.counts[word] > 0) ?? null;
  return { mirrors, moving, health, staleness: { ...staleness, worst }, level: worseOf(HEALTH_LEVEL[health.level], staleLevel(worst, neverSucceeded)) };
};
