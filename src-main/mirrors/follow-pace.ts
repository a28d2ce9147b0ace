/** Pauses between looks at a mirror that GitLab shall run, in ms: soon at first, then backing off; the last is repeated. */
const PAUSES = [500, 1000, 2000, 3000, 5000, 8000, 13_000, 20_000, 30_000, 60_000];

/** About a quarter of an hour: GitLab waits up to five minutes between two runs (contract.md A.3, consequence 4). */
export const LOOKS = 24;

export const pauseAfter = (looks: number): number => PAUSES[Math.min(looks, PAUSES.length) - 1] ?? 60_000;
