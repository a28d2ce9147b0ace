import type { HeldBy } from '../../../../src-preload/contract/models/background.ts';
import type { HealthFinding, HealthLine } from '../../../../src-preload/contract/models/overview.ts';
import type { VaultStatus } from '../../../../src-preload/contract/models/vault.ts';
import { line } from './line.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** A round has so many periods before it is late: on battery it comes half as often, and one may be missed. */
const PERIODS = 3;

/** Where in the settings the keys stand. */
const VAULT = { find: 'Vault' };

/** One line for the vault itself, and one for each way to lose it. */
export const vaultLines = ({ state, keyStore, keyStoreName, slots }: Pick<VaultStatus, 'state' | 'keyStore' | 'keyStoreName' | 'slots'>): HealthLine[] => {
  const data = { state, keyStore, keyStoreName, slots: slots.join(' ') };
  if (state === 'not_set_up') return [line('vault', 'fail', 'vault_not_set_up', data)];
  const lines = state === 'locked' ? [line('vault', 'warn', 'vault_locked', data)] : [line('vault', 'ok', 'vault_open', data)];
  if (keyStore === 'changed') lines.push(line('vault', 'warn', 'key_store_changed', data, 'settings', VAULT));
  // A weak store that keeps no key of ours takes nothing away.
  if (keyStore === 'weak' && slots.includes('key_store')) lines.push(line('vault', 'warn', 'key_store_weak', data, 'settings', VAULT));
  if (!slots.includes('recovery')) lines.push(line('vault', 'warn', 'recovery_code_missing', data, 'settings', VAULT));
  return lines;
};

const HELD: Readonly<Record<HeldBy, HealthFinding>> = { person: 'background_paused', offline: 'background_offline', suspended: 'background_suspended', claim: 'background_claim' };

/** Background work that rests watches nothing. */
export const backgroundLine = (heldBy: HeldBy | null, pausedUntil: number | null): HealthLine =>
  heldBy === null ? line('background', 'ok', 'background_runs', {}) : line('background', 'warn', HELD[heldBy], { heldBy, pausedUntil });

/** Of the mirrors that are watched: when the one that was looked at longest ago was (UTC ms; null = never), and since when all of them are there. */
export type ScheduleFacts = { watched: number; oldestStatusAt: number | null; oldestComparedAt: number | null; newestMirrorAt: number; statusMinutes: number; verifyHours: number };

const isLate = (at: number | null, since: number, periodMs: number, now: number): boolean => (at ?? since) < now - PERIODS * periodMs;

/** Whether the rounds keep up with their settings. Comparing may be off; then nothing is proved any more once the last word is old. */
export const scheduleLines = (facts: ScheduleFacts, now: number): HealthLine[] => {
  const { watched, oldestStatusAt, oldestComparedAt, newestMirrorAt, statusMinutes, verifyHours } = facts;
  const data = { watched, oldestStatusAt, oldestComparedAt, statusMinutes, verifyHours };
  if (watched === 0) return [line('schedule', 'ok', 'nothing_to_watch', data)];
  const lines: HealthLine[] = [];
  if (isLate(oldestStatusAt, newestMirrorAt, statusMinutes * MINUTE_MS, now)) lines.push(line('schedule', 'warn', 'status_late', data, 'jobs'));
  if (verifyHours === 0) lines.push(line('schedule', 'warn', 'comparison_off', data, 'settings', { find: 'Compare every mirror' }));
  else if (isLate(oldestComparedAt, newestMirrorAt, verifyHours * HOUR_MS, now)) lines.push(line('schedule', 'warn', 'comparison_late', data, 'jobs'));
  return lines.length > 0 ? lines : [line('schedule', 'ok', 'rounds_on_time', data)];
};

/** Ended, and ending without being renewed by us. */
export const credentialLines = ({ expired, ending }: { expired: number; ending: number }): HealthLine[] => {
  const data = { expired, ending };
  if (expired > 0) return [line('credentials', 'fail', 'credentials_expired', data, 'expiries')];
  return [ending > 0 ? line('credentials', 'warn', 'credentials_ending', data, 'expiries') : line('credentials', 'ok', 'credentials_fine', data)];
};

export const cleanUpLine = (left: number): HealthLine =>
  left === 0
    ? line('clean_ups', 'ok', 'nothing_left', { left })
    : line('clean_ups', 'warn', 'left_on_gitlab', { left }, 'jobs', { show: 'left' });
