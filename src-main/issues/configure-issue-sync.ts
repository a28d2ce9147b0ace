import { DEFAULT_ISSUE_SYNC, type IssueSyncOptions } from '../../src-preload/contract/models/issue-sync.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { titleOf } from '../mirrors/ends.ts';
import { AppError } from '../rules/app-error.ts';
import { applyOverrides, effectiveSettings } from '../rules/effective-settings.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

type ConfigureDeps = Pick<Deps, 'store' | 'journal' | 'clock'>;
type Change = Omit<ParsedInput<'issueSync.configure'>, 'mirrorId' | 'enabled'>;

const MINUTE_MS = 60_000;

/** Options that decide which issues have a copy at all. */
const CHOOSE_ISSUES = ['existing', 'closedIssues', 'confidential'] as const;

const given = (change: Change): Partial<IssueSyncOptions> => Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

const isSame = (before: IssueSyncOptions, after: IssueSyncOptions, name: keyof IssueSyncOptions): boolean => JSON.stringify(before[name]) === JSON.stringify(after[name]);

/**
 * What changes of a sync that is there. Which issues are copied was decided up to the watermark by the old options: with new ones the
 * next run looks at all of them again, at no more than the listing's cost for those that did not change.
 */
const changeOf = (sync: StoredIssueSync, options: Partial<IssueSyncOptions>, turnedOn: boolean, now: number): Parameters<Deps['store']['issueSyncs']['update']>[1] => {
  const after = { ...sync.options, ...options };
  const choosesAnew = CHOOSE_ISSUES.some((name) => !isSame(sync.options, after, name));
  const soonest = turnedOn || choosesAnew ? now : now + after.intervalMinutes * MINUTE_MS;
  return { options, nextRunAt: Math.min(sync.nextRunAt, soonest), ...(choosesAnew ? { watermark: null } : {}) };
};

const write = ({ store, clock }: ConfigureDeps, mirror: StoredMirror, enabled: boolean | null | undefined, options: Partial<IssueSyncOptions>): void => {
  const overrides = applyOverrides(mirror.overrides, { issueSyncEnabled: enabled });
  const wasOn = effectiveSettings(mirror.defaults, mirror.overrides).issueSyncEnabled;
  const isOn = effectiveSettings(mirror.defaults, overrides).issueSyncEnabled;
  const now = clock.now();
  const sync = store.issueSyncs.find(mirror.id);
  if (enabled !== undefined) store.mirrors.update(mirror.id, { overrides });
  if (sync !== null) store.issueSyncs.update(mirror.id, changeOf(sync, options, isOn && !wasOn, now));
  else store.issueSyncs.insert({ mirrorId: mirror.id, options: { ...DEFAULT_ISSUE_SYNC, ...options }, baselineAt: now, nextRunAt: now, createdAt: now });
};

/**
 * Turns the copying of a mirror's issues on or off and sets what is copied. Issues that are there at the first moment count as existing.
 * Fails `conflict` `being_changed` while the mirror is made or taken away.
 */
export const configureIssueSync = (deps: ConfigureDeps, { mirrorId, enabled, ...change }: ParsedInput<'issueSync.configure'>): Promise<Returned<'issueSync.configure'>> => {
  const { store, journal } = deps;
  // In turn with other changes of the mirror, which write the same overrides.
  return journal.onMirror(mirrorId, () =>
    Promise.resolve(store.transaction(() => {
      const mirror = store.mirrors.stored(mirrorId);
      if (mirror.setup === 'creating' || mirror.setup === 'removing') throw new AppError({ code: 'conflict', reason: 'being_changed' });
      write(deps, mirror, enabled, given(change));
      note(deps, { action: 'issue_sync.configured', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
      return store.issueSyncs.get(mirrorId);
    })));
};
