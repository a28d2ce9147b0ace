import type { GroupHealth, HealthCounts, MirrorHealth } from '../../../src-preload/contract/models/overview.ts';

/** Worst first; what is off is no worse than what is not there. */
const WORST_FIRST = ['failing', 'warning', 'unproven', 'healthy', 'off'] as const satisfies readonly MirrorHealth[];

export const noCounts = (): HealthCounts => ({ healthy: 0, unproven: 0, warning: 0, failing: 0, off: 0 });

/** The place of a word in a list with the worst first. */
export const healthRank = (health: MirrorHealth): number => WORST_FIRST.indexOf(health);

/** In per cent with one decimal. Rounded down: 100 is said only where all are. */
const shareOf = ({ healthy, off }: HealthCounts, all: number): number | null => (all === off ? null : Math.floor((healthy / (all - off)) * 1000) / 10);

/** What many mirrors are together: the word of the worst that is on, so that one that is well hides none that is not. */
export const groupHealth = (counts: HealthCounts): GroupHealth => {
  const all = counts.healthy + counts.unproven + counts.warning + counts.failing + counts.off;
  return { counts, share: shareOf(counts, all), level: WORST_FIRST.find((word) => counts[word] > 0) ?? 'off' };
};

/** For sorting, worst first: by the worst word, then by how many have it in proportion, then by how many. */
export const byWorst = (a: GroupHealth, b: GroupHealth): number =>
  healthRank(a.level) - healthRank(b.level) || part(b) - part(a) || b.counts[b.level] - a.counts[a.level];

const part = ({ counts, level }: GroupHealth): number => {
  const on = counts.healthy + counts.unproven + counts.warning + counts.failing;
  return on === 0 ? 0 : counts[level] / on;
};
