import type { Background, BackgroundState, HeldBy } from '../../src-preload/contract/models/background.ts';

/** `until` null lasts until someone resumes. */
export type Pause = { until: number | null };

export const isInForce = (pause: Pause | null, now: number): pause is Pause => pause !== null && (pause.until === null || pause.until > now);

export type HoldFacts = { pause: Pause | null; now: number; isAsleep: boolean; isOnline: boolean; needsNetwork: boolean; mayWrite: boolean };

/** Why nothing begins by itself, the longest reason first; null where everything may. Servers on this machine need no network. */
export const heldBy = ({ pause, now, isAsleep, isOnline, needsNetwork, mayWrite }: HoldFacts): HeldBy | null => {
  if (isInForce(pause, now)) return 'person';
  if (isAsleep) return 'suspended';
  if (needsNetwork && !isOnline) return 'offline';
  return mayWrite ? null : 'claim';
};

/**
 * `all` may begin, only what a person `asked` for, of that only what is `reading` where another machine writes, or `none`: without a
 * network, or about to sleep, nothing would come to its end.
 */
export type Allowed = 'all' | 'asked' | 'reading' | 'none';

export const allowedWork = (facts: HoldFacts): Allowed => {
  const held = heldBy({ ...facts, pause: null });
  if (held !== null) return held === 'claim' ? 'reading' : 'none';
  return isInForce(facts.pause, facts.now) ? 'asked' : 'all';
};

/** Whether a job may begin or go on. */
export const mayWork = (allowed: Allowed, { background, readsOnly }: { background: boolean; readsOnly: boolean }): boolean => {
  switch (allowed) {
    case 'all':
      return true;
    case 'asked':
      return !background;
    case 'reading':
      return !background && readsOnly;
    case 'none':
      return false;
  }
};

type StateFacts = { isLocked: boolean; heldBy: HeldBy | null; problems: number; counts: Pick<Background['counts'], 'running'> };

/**
 * One word for everything, the one that a person has to know first: locked, then what holds the work, then what needs a person, then
 * that something runs. A sleeping machine shows nothing; it is told as paused.
 */
export const backgroundState = ({ isLocked, heldBy: held, problems, counts }: StateFacts): BackgroundState => {
  if (isLocked) return 'locked';
  if (held === 'offline') return 'offline';
  if (held !== null) return 'paused';
  if (problems > 0) return 'attention';
  return counts.running > 0 ? 'working' : 'fine';
};
