import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import type { Mirror, SettingDifference, SettingsState } from '../../../src-preload/contract/models/mirror.ts';
import type { CredentialSource, MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import type { PlanKind } from '../../../src-preload/contract/models/plan.ts';
import { type DraftStep, type Shown, skipped } from './draft-step.ts';

/** What a plan reads of a mirror: what is wanted, and what the last comparison found. */
export type PlannedMirror = Pick<Mirror, 'id' | 'direction' | 'setup'> & {
  title: string;
  desired: { enabled: boolean; effective: MirrorDefaults };
  /** What GitLab said last; null where it did not say. */
  observedEnabled: boolean | null;
  /** null where it was never compared. */
  settings: SettingsState | null;
  differences: readonly SettingDifference[];
  /** What it logs in with; null where only GitLab knows. `isPairsAccount`: with the user name and password that the pair has now. */
  credential: { kind: CredentialSource; name: string | null; expiresAt: number | null; isPairsAccount: boolean } | null;
  /** What the pair says that its mirrors log in with. */
  wanted: { source: CredentialSource; account: string | null; group: string | null };
  ownerInstanceId: Mirror['source']['instanceId'];
  remoteInstanceId: Mirror['source']['instanceId'];
};

type MirrorKind = Exclude<PlanKind, 'create' | 'adopt' | 'import' | 'configuration'>;

const shownSettings = ({ desired: { enabled, effective } }: PlannedMirror): Shown => [
  { field: 'enabled', value: enabled },
  { field: 'overwriteDiverged', value: effective.overwriteDiverged },
  { field: 'triggerBuilds', value: effective.triggerBuilds },
  { field: 'onlyProtectedBranches', value: effective.onlyProtectedBranches },
  { field: 'branchRegex', value: effective.branchRegex },
];

const named = ({ id, title }: PlannedMirror) => ({ object: title, mirrorId: id });
const state = ({ settings }: PlannedMirror): Shown => [{ field: 'settings', value: settings }];
const changing = (mirror: PlannedMirror, step: Pick<DraftStep, 'action' | 'before' | 'after' | 'undo'>): DraftStep => ({
  ...named(mirror), ...step, state: 'planned', failure: null, detail: null,
});

const hasOtherUrl = ({ differences }: PlannedMirror): boolean => differences.some(({ field }) => field === 'url');

/** An address that was there before cannot be put back: GitLab never shows its credential. */
const update = (mirror: PlannedMirror): DraftStep => {
  const { differences } = mirror;
  const isUnknown = mirror.settings === null;
  return changing(mirror, {
    action: 'update',
    before: isUnknown ? shownSettings(mirror).map(({ field }) => ({ field, value: null })) : differences.map(({ field, actual }) => ({ field, value: actual })),
    after: isUnknown ? shownSettings(mirror) : differences.map(({ field, expected }) => ({ field, value: expected })),
    undo: hasOtherUrl(mirror) ? 'none' : 'full',
  });
};

const enable = (mirror: PlannedMirror): DraftStep =>
  changing(mirror, { action: 'enable', before: [{ field: 'enabled', value: false }], after: [{ field: 'enabled', value: true }], undo: 'full' });

const recreate = (mirror: PlannedMirror): DraftStep =>
  changing(mirror, { action: 'recreate', before: state(mirror), after: shownSettings(mirror), undo: 'partial' });

const credentialOf = ({ credential }: PlannedMirror): Shown =>
  credential === null ? [] : [{ field: 'credentialSource', value: credential.kind }, { field: 'credential', value: credential.name }, { field: 'expiresAt', value: credential.expiresAt === null ? null : new Date(credential.expiresAt).toISOString() }];

/** When the new one ends is decided as it is made; a key never does, and of an account it is not known. */
const newCredential = ({ wanted: { source, account } }: PlannedMirror): Shown => [
  { field: 'credentialSource', value: source },
  { field: 'credential', value: source === 'account' ? account : 'new' },
  { field: 'expiresAt', value: source === 'account' ? 'not known' : source === 'ssh_key' ? 'never' : 'new' },
];

/** GitLab cannot change a push mirror's address; only another mirror has another one. */
const cannotBeSent = (mirror: PlannedMirror): boolean => mirror.direction === 'push' && hasOtherUrl(mirror);

const reapply = (mirror: PlannedMirror): DraftStep => {
  if (mirror.settings === 'orphan') return skipped(named(mirror), { code: 'conflict', reason: 'mirror_gone' });
  if (mirror.settings !== null && mirror.differences.length === 0) return skipped(named(mirror), null, state(mirror));
  return cannotBeSent(mirror) ? skipped(named(mirror), { code: 'conflict', reason: 'not_possible_now' }, state(mirror)) : update(mirror);
};

const repair = (mirror: PlannedMirror): DraftStep => {
  switch (mirror.settings) {
    case 'orphan':
      return recreate(mirror);
    case 'drift':
      return cannotBeSent(mirror) ? recreate(mirror) : update(mirror);
    case 'disabled':
      return mirror.desired.enabled ? enable(mirror) : skipped(named(mirror), null, state(mirror));
    case 'match':
      return skipped(named(mirror), null, state(mirror));
    case 'paused':
    case null:
      return skipped(named(mirror), { code: 'conflict', reason: 'not_possible_now' }, state(mirror));
  }
};

const switchOn = (mirror: PlannedMirror): DraftStep => {
  if (mirror.settings === 'orphan') return skipped(named(mirror), { code: 'conflict', reason: 'mirror_gone' });
  const isOn = mirror.desired.enabled && mirror.observedEnabled !== false;
  return isOn ? skipped(named(mirror), null, [{ field: 'enabled', value: true }]) : enable(mirror);
};

const remove = (mirror: PlannedMirror): DraftStep =>
  changing(mirror, { action: 'remove', before: [...shownSettings(mirror), ...credentialOf(mirror)], after: [], undo: 'none' });

const rotate = (mirror: PlannedMirror): DraftStep => {
  const { credential, wanted } = mirror;
  if (credential === null) return skipped(named(mirror), { code: 'not_supported', instanceId: mirror.remoteInstanceId, capability: 'project_tokens' });
  // Only a person can give another password.
  if (wanted.source === 'account' && credential.isPairsAccount) return skipped(named(mirror), { code: 'conflict', reason: 'credential_source' }, credentialOf(mirror));
  return changing(mirror, { action: 'rotate', before: credentialOf(mirror), after: newCredential(mirror), undo: 'none' });
};

/** A mirror can have the kind that its pair says and still another credential than that: another account, or a token of another group. */
const isAsWanted = ({ id, credential, wanted }: PlannedMirror, otherGroup: ReadonlySet<MirrorId>): boolean => {
  if (credential?.kind !== wanted.source) return false;
  return credential.kind === 'account' ? credential.isPairsAccount : credential.kind !== 'group_token' || !otherGroup.has(id);
};

/** The credential that was there is revoked, or its password forgotten: nothing can put it back. */
const changeCredential = (mirror: PlannedMirror, otherGroup: ReadonlySet<MirrorId>): DraftStep => {
  if (mirror.credential === null) return skipped(named(mirror), { code: 'conflict', reason: 'credential_source' });
  if (isAsWanted(mirror, otherGroup)) return skipped(named(mirror), null);
  if (mirror.wanted.source === 'ssh_key' && mirror.direction === 'pull') return skipped(named(mirror), { code: 'not_supported', instanceId: mirror.ownerInstanceId, capability: 'ssh_mirror' }, credentialOf(mirror));
  return changing(mirror, { action: 'credential', before: credentialOf(mirror), after: newCredential(mirror), undo: 'none' });
};

const STEPS: Readonly<Record<MirrorKind, (mirror: PlannedMirror, otherGroup: ReadonlySet<MirrorId>) => DraftStep>> = {
  reapply, repair, enable: switchOn, remove, rotate, credential: changeCredential,
};

/** One step for each mirror, in their order; what is not ready is left alone. `otherGroup`: mirrors with a token of another group than the pair says. */
export const mirrorSteps = (kind: MirrorKind, mirrors: readonly PlannedMirror[], otherGroup: ReadonlySet<MirrorId> = new Set()): DraftStep[] =>
  mirrors.map((mirror) =>
    mirror.setup === 'ready'
      ? STEPS[kind](mirror, otherGroup)
      : skipped(named(mirror), { code: 'conflict', reason: mirror.setup === 'rotating' ? 'being_rotated' : 'being_changed' }));
