import type { GroupStaleness, Staleness, TopologyLevel } from '../../src-preload/contract/models/topology.ts';
import type { Direction } from '../../src-preload/contract/models/pair.ts';
import { DIRECTION } from './directions.ts';
import { NO_MIRRORS } from './health-words.ts';
import { figure } from './plural.ts';
import type { Shown } from './statuses.ts';

export const LEVEL_SHOWN: Record<TopologyLevel, Shown> = {
  ok: { status: 'equal', label: 'Equal' },
  unknown: { status: 'notCompared', label: 'Not proven' },
  warning: { status: 'behind', label: 'Warning' },
  error: { status: 'failed', label: 'Failing' },
  off: { status: 'paused', label: 'Off' },
};

/** The state of an instance, link or group. */
export const levelShown = ({ level, mirrors }: { level: TopologyLevel; mirrors: number }): Shown => (mirrors === 0 ? NO_MIRRORS : LEVEL_SHOWN[level]);

const STALE: Record<Staleness, string> = { fresh: 'fresh', warning: 'stale', error: 'very stale', never: 'never succeeded' };

/** `3 very stale, 1 never succeeded`; what is fresh is said only where all are. */
export const stalenessWords = ({ counts }: GroupStaleness): string => {
  const parts = (['error', 'warning', 'never'] as const).flatMap((word) => (counts[word] > 0 ? [`${figure(counts[word])} ${STALE[word]}`] : []));
  if (parts.length > 0) return parts.join(', ');
  return counts.fresh > 0 ? 'all fresh' : 'none is on';
};

/** How many mirrors have an instance as their source, and as their target. */
export const flowWords = ({ mirrorsOut, mirrorsIn }: { mirrorsOut: number; mirrorsIn: number }): string => `${figure(mirrorsOut)} out, ${figure(mirrorsIn)} in`;

type Narrowing = { direction?: Direction | undefined; includeDisabled: boolean; staleWarnHours: number; staleErrorHours: number; neverSucceeded: 'warning' | 'error' };

const staleAfter = ({ staleWarnHours, staleErrorHours }: Narrowing): string[] => [
  ...(staleWarnHours > 0 ? [`stale after ${figure(staleWarnHours)} h`] : []),
  ...(staleErrorHours > 0 ? [`very stale after ${figure(staleErrorHours)} h`] : []),
];

/** What a picture shows and by which bounds, so that it can be read without the window. `pairName` where it shows one pair. */
export const narrowingWords = (narrowing: Narrowing, pairName: string | null): string => {
  const { direction, includeDisabled, neverSucceeded } = narrowing;
  const bounds = staleAfter(narrowing);
  return [
    pairName === null ? 'All pairs' : `Pair ${pairName}`,
    ...(direction === undefined ? [] : [`${DIRECTION[direction].toLowerCase()} only`]),
    ...(includeDisabled ? [] : ['without what is off']),
    ...(bounds.length === 0 ? ['nothing counts as stale'] : bounds),
    `never succeeded counts as ${neverSucceeded === 'error' ? 'failing' : 'a warning'}`,
  ].join(', ');
};
