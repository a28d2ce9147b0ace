import type { Input } from '../../../src-preload/contract/methods.ts';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';

/** GitLab has one branch filter at a time, so the form asks for it as one choice. */
export type Branches = 'all' | 'protected' | 'expression';

/** What stands in the form; instances as the select has them, '' = not chosen. */
export type PairValues = {
  name: string;
  description: string;
  sourceInstanceId: string;
  targetInstanceId: string;
  direction: Pair['direction'];
  overwriteDiverged: boolean;
  triggerBuilds: boolean;
  branches: Branches;
  branchRegex: string;
  issueSyncEnabled: boolean;
  credentialSource: Pair['credentialSource'];
  /** '' = the top-level group. */
  credentialGroup: string;
  /** The password only ever goes out: '' leaves the one that is stored. */
  account: { username: string; password: string };
};

/** The fields a failure may name; `onlyProtectedBranches` is shown at the branches. */
export const FIELDS: readonly string[] = ['name', 'description', 'sourceInstanceId', 'targetInstanceId', 'direction', 'branchRegex', 'credentialSource', 'credentialGroup', 'account.username', 'account.password'];

const branchesOf = ({ onlyProtectedBranches, branchRegex }: Pick<Pair, 'onlyProtectedBranches' | 'branchRegex'>): Branches =>
  branchRegex !== null ? 'expression' : onlyProtectedBranches ? 'protected' : 'all';

export const valuesOf = (pair: Pair | null): PairValues => ({
  name: pair?.name ?? '',
  description: pair?.description ?? '',
  sourceInstanceId: pair?.sourceInstanceId.toString() ?? '',
  targetInstanceId: pair?.targetInstanceId.toString() ?? '',
  direction: pair?.direction ?? 'push',
  overwriteDiverged: pair?.overwriteDiverged ?? false,
  triggerBuilds: pair?.triggerBuilds ?? false,
  branches: pair === null ? 'all' : branchesOf(pair),
  branchRegex: pair?.branchRegex ?? '',
  issueSyncEnabled: pair?.issueSyncEnabled ?? false,
  credentialSource: pair?.credentialSource ?? 'project_token',
  credentialGroup: pair?.credentialGroup ?? '',
  account: { username: pair?.accountUsername ?? '', password: '' },
});

/** An expression that is chosen but empty is sent as it is, so that its rule is told at its field. */
const settingsOf = ({ direction, overwriteDiverged, triggerBuilds, branches, branchRegex, issueSyncEnabled }: PairValues) => ({
  overwriteDiverged,
  triggerBuilds: direction === 'pull' && triggerBuilds,
  onlyProtectedBranches: branches === 'protected',
  branchRegex: branches === 'expression' ? branchRegex : null,
  issueSyncEnabled,
});

const credentialOf = ({ credentialSource, credentialGroup, account }: PairValues) => ({
  credentialSource,
  credentialGroup: credentialSource === 'group_token' && credentialGroup.trim() !== '' ? credentialGroup : null,
  ...(credentialSource === 'account' ? { account } : {}),
});

export const toCreate = (values: PairValues): Input<'pairs.create'> => ({
  name: values.name,
  description: values.description,
  sourceInstanceId: Number(values.sourceInstanceId),
  targetInstanceId: Number(values.targetInstanceId),
  direction: values.direction,
  ...settingsOf(values),
  ...credentialOf(values),
});

/** Whether the account that is stored stays as it is: its name is the same, and no password was typed. */
const keepsAccount = ({ account }: PairValues, pair: Pick<Pair, 'accountUsername'>): boolean => account.password === '' && account.username.trim() === pair.accountUsername;

/** What the form says about a pair that exists; main compares, what is equal changes nothing. */
export const toUpdate = (values: PairValues, pair: Pick<Pair, 'id' | 'mirrors' | 'accountUsername'>): Input<'pairs.update'> => {
  const { sourceInstanceId, targetInstanceId, direction, account, ...rest } = toCreate(values);
  const given = account === undefined || keepsAccount(values, pair) ? {} : { account };
  return { pairId: pair.id, ...rest, ...given, ...(pair.mirrors === 0 ? { sourceInstanceId, targetInstanceId, direction } : {}) };
};

/** Whether saving changes what mirrors inherit. */
export const changesDefaults = (values: PairValues, pair: Pair): boolean => {
  const next = settingsOf(values);
  return (
    next.overwriteDiverged !== pair.overwriteDiverged || next.triggerBuilds !== pair.triggerBuilds || next.onlyProtectedBranches !== pair.onlyProtectedBranches ||
    (next.branchRegex?.trim() ?? null) !== pair.branchRegex || next.issueSyncEnabled !== pair.issueSyncEnabled
  );
};

/** Whether saving changes what mirrors log in with. */
export const changesCredential = (values: PairValues, pair: Pair): boolean => {
  const next = credentialOf(values);
  const group = next.credentialGroup?.trim() ?? null;
  return next.credentialSource !== pair.credentialSource || group !== pair.credentialGroup || (next.account !== undefined && !keepsAccount(values, pair));
};
