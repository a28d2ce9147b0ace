import type { MirrorStatus, SettingsState, VerifiedState } from '../../../src-preload/contract/models/mirror.ts';
import type { MirrorHealth } from '../../../src-preload/contract/models/overview.ts';

const HOUR_MS = 3_600_000;
/** GitLab pushes some minutes after a change: until then a target that lags behind is on its way. */
export const BEHIND_MS = HOUR_MS;

/** What is known of a mirror that its health depends on; times in UTC ms. */
export type HealthFacts = {
  enabled: boolean;
  /** No creation, removal or rotation is going on. */
  isReady: boolean;
  status: MirrorStatus;
  verified: VerifiedState;
  settings: SettingsState | null;
  comparedAt: number | null;
  behindSince: number | null;
};

/** The moment and the age (ms) at which a comparison has become too old to prove anything. */
export type HealthClock = { now: number; freshMs: number };

const doesNotMirror = ({ status, verified, settings }: HealthFacts): boolean =>
  verified === 'diverged' || verified === 'missing' || status === 'failed' || status === 'paused' || status === 'disabled' || settings === 'disabled' || settings === 'paused';

const isLate = ({ verified, behindSince }: HealthFacts, now: number): boolean => verified === 'behind' && behindSince !== null && behindSince <= now - BEHIND_MS;

const isProven = ({ isReady, verified, comparedAt }: HealthFacts, { now, freshMs }: HealthClock): boolean =>
  isReady && verified === 'equal' && comparedAt !== null && comparedAt >= now - freshMs;

/**
 * The one health formula. A mirror that GitLab does not have any more fails even where it is off. Only a comparison that found both sides
 * equal, and is not too old, makes it healthy; GitLab's own word never does. `isExpired`: its credential's day has passed.
 */
export const mirrorHealth = (facts: HealthFacts, isExpired: boolean, clock: HealthClock): MirrorHealth => {
  if (facts.settings === 'orphan') return 'failing';
  if (!facts.enabled) return 'off';
  if (isExpired || doesNotMirror(facts)) return 'failing';
  if (facts.status === 'retrying' || facts.settings === 'drift' || isLate(facts, clock.now)) return 'warning';
  return isProven(facts, clock) ? 'healthy' : 'unproven';
};
