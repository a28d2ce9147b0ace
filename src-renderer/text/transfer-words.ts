import type { BackupCounts, BackupDifference, DifferenceKind, DifferenceState, TransferRun } from '../../src-preload/contract/models/transfer.ts';
import type { WebObject, WebReason } from '../../src-preload/contract/models/exchange.ts';
import { counted, figure } from './plural.ts';
import { settingValue } from './mirror-settings.ts';

/** What a backup holds, in the order in which a person counts it; files count in another. */
export const SECTION: Record<keyof BackupCounts, string> = {
  instances: 'Instances', pairs: 'Pairs', mirrors: 'Mirrors', credentials: 'Credentials of mirrors', issueSyncs: 'Issue syncs', syncRules: 'Label and people rules', issueLinks: 'Copies of issues',
  noteLinks: 'Copies of comments', uploadLinks: 'Copies of attachments', formerOrigins: 'Former addresses', settings: 'Settings', secrets: 'Tokens and passwords', claims: 'Claims',
};

const isSection = (name: string): name is keyof BackupCounts => name in SECTION;

/** The counts as lines; what is not there is left out. */
export const countLines = (counts: BackupCounts): { label: string; value: string }[] =>
  Object.keys(SECTION).filter(isSection).filter((section) => counts[section] > 0).map((section) => ({ label: SECTION[section], value: figure(counts[section]) }));

/** Whether there is anything that a backup would be for. */
export const isEmpty = ({ instances }: BackupCounts): boolean => instances === 0;

export const STEP: Record<TransferRun['step'], string> = {
  opening: 'Getting ready', writing: 'Writing the file', verifying: 'Reading it back', reading: 'Reading the file', checking: 'Checking what it holds', snapshot: 'Taking a snapshot', applying: 'Putting it in place',
};

/** From here on a run ends by itself. */
export const isFinal = (step: TransferRun['step']): boolean => step === 'snapshot' || step === 'applying';

export const KIND: Record<DifferenceKind, string> = { settings: 'Settings', instance: 'Instance', pair: 'Pair', mirror: 'Mirror' };
export const KINDS: Record<DifferenceKind, string> = { settings: 'Settings', instance: 'Instances', pair: 'Pairs', mirror: 'Mirrors' };

export const DIFFERENCE: Record<DifferenceState, { word: string; tone: 'ok' | 'warn' | 'quiet' }> = {
  different: { word: 'Different', tone: 'warn' }, new: { word: 'New', tone: 'ok' }, missing: { word: 'Only here', tone: 'quiet' }, same: { word: 'Same', tone: 'quiet' },
};

export const nameOfDifference = ({ kind, name }: Pick<BackupDifference, 'kind' | 'name'>): string => (kind === 'settings' ? 'Limits and times of the settings' : name);

/** A value of a comparison in a line. */
export const comparedValue = (value: boolean | number | string | null): string => (typeof value === 'number' ? figure(value) : settingValue(value));

/** What changed: `3 new, 1 changed, 2 as before`; what is none is left out. */
export const changesLine = ({ added, changed, kept, removed }: { added: number; changed: number; kept: number; removed: number }): string => {
  const parts = [[added, 'new'], [changed, 'changed'], [kept, 'as before'], [removed, 'removed']] as const;
  return parts.filter(([count]) => count > 0).map(([count, word]) => `${figure(count)} ${word}`).join(', ') || 'none';
};

export const WEB_KIND: Record<WebObject['kind'], string> = { instance: 'Instance', pair: 'Pair', mirror: 'Mirror', issueSync: 'Issue sync' };
export const WEB_STATE: Record<WebObject['state'], { word: string; tone: 'ok' | 'warn' | 'quiet' }> = {
  new: { word: 'Comes over', tone: 'ok' }, here: { word: 'Is here', tone: 'quiet' }, left_out: { word: 'Stays out', tone: 'warn' },
};

/** Why something of the web application's backup does not come over. */
export const WEB_REASON: Record<WebReason, string> = {
  token_unreadable: 'Its token cannot be opened with the key in the backup.', address: 'Its address is none that a server can have.', not_approved: 'Its address is not confirmed.',
  instance_left_out: 'An instance that it needs stays out.', same_instance: 'Both sides are the same instance.', pair_left_out: 'Its pair stays out.',
  mirror_id_unknown: 'GitLab’s number of the push mirror is unknown. Adopt it under “Adopt mirrors that exist”.', mirror_exists: 'This mirror is here already.', mirror_left_out: 'Its mirror stays out.',
};

export const NO_OBJECTS = 'nothing';

/** `2 instances, 1 pair, 14 mirrors`; what is none is left out. */
export const objectsLine = ({ instances, pairs, mirrors }: { instances: number; pairs: number; mirrors: number }): string => {
  const parts = [[instances, 'instance'], [pairs, 'pair'], [mirrors, 'mirror']] as const;
  return parts.flatMap(([count, one]) => (count > 0 ? [counted(count, one)] : [])).join(', ') || NO_OBJECTS;
};
