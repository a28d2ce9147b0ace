import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { InstanceId, MirrorId, PairId } from '../../../src-preload/contract/ids.ts';
import type { NetworkConsent } from '../../../src-preload/contract/models/instance.ts';
import { DEFAULT_ISSUE_SYNC, type IssueSyncOptions, type LabelRule, type PersonRule } from '../../../src-preload/contract/models/issue-sync.ts';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import { type CredentialSource, type Direction, MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import type { PlanAction } from '../../../src-preload/contract/models/plan.ts';
import type { Configuration, FileInstance, FilePair } from '../transfer/configuration.ts';
import type { FileMirror } from '../transfer/pair-file.ts';
import { type SecretReference, shownReference } from '../transfer/secret-reference.ts';
import { applyOverrides } from '../effective-settings.ts';
import { type DraftStep, type Shown, skipped } from './draft-step.ts';

/** What is here, as the file is compared with it. */
export type HereInstance = { id: InstanceId; name: string; origin: string; description: string; network: NetworkConsent; caCertificate: string | null };
export type HereMirror = Omit<FileMirror, 'issues'> & { id: MirrorId; issues: { options: IssueSyncOptions | null; labels: LabelRule[]; people: PersonRule[] } };
export type HerePair = MirrorDefaults & {
  id: PairId; name: string; description: string; sourceOrigin: string; targetOrigin: string; direction: Direction; credentialSource: CredentialSource; credentialGroup: string | null;
  accountUsername: string | null; mirrors: readonly HereMirror[];
};
/** Whether the way in may name a secret there, and where that is in full. */
export type Settle = (reference: SecretReference) => { reference: SecretReference; failure: null } | { failure: Failure };
export type Here = { instances: readonly HereInstance[]; pairs: readonly HerePair[] };

type Step = DraftStep<unknown>;
type Change = { field: string; before: boolean | string | null; after: boolean | string | null };

const low = (name: string): string => name.toLowerCase();
const titleOf = ({ source, target }: Pick<FileMirror, 'source' | 'target'>): string => `${source} → ${target}`;

/** What is shown of a value: a plan's line is short. */
const shownValue = (value: unknown): Change['before'] => {
  if (typeof value === 'boolean' || value === null || value === undefined) return value ?? null;
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, 1000);
};

/** The fields of `after` that differ from `before`, by their JSON. */
const changesOf = (before: object, after: object): Change[] => {
  const was = new Map(Object.entries(before));
  return Object.entries(after).flatMap(([field, value]) =>
    JSON.stringify(was.get(field) ?? null) === JSON.stringify(value ?? null) ? [] : [{ field, before: shownValue(was.get(field)), after: shownValue(value) }]);
};

const shownAfter = (changes: readonly Change[]): Shown => changes.slice(0, 20).map(({ field, after }) => ({ field, value: after }));
const shownBefore = (changes: readonly Change[]): Shown => changes.slice(0, 20).map(({ field, before }) => ({ field, value: before }));

const step = (action: PlanAction, object: string, changes: readonly Change[], detail: unknown, more: Partial<Pick<Step, 'mirrorId' | 'undo'>> = {}): Step => ({
  action, object, mirrorId: null, before: [], after: shownAfter(changes), undo: 'none', state: 'planned', failure: null, detail, ...more,
});

/** One that changes what is there: nothing where nothing differs. */
const update = (action: PlanAction, object: string, changes: readonly Change[], detail: unknown, mirrorId: MirrorId | null = null): Step =>
  changes.length === 0 ? skipped({ object, mirrorId }, null) : { ...step(action, object, changes, detail, { mirrorId }), before: shownBefore(changes) };

const required = (field: string): Failure => ({ code: 'invalid_input', field, rule: 'required' });

const instanceStep = (wanted: FileInstance, here: HereInstance | undefined, settle: Settle): Step => {
  const { origin, token, ...fields } = wanted;
  const object = `${wanted.name} (${origin})`.slice(0, 1000);
  if (here !== undefined) return update('update_instance', object, changesOf(here, fields), { instanceId: here.id, change: fields });
  if (token === undefined) return skipped({ object, mirrorId: null }, required('token'));
  const settled = settle(token);
  if (settled.failure !== null) return skipped({ object, mirrorId: null }, settled.failure);
  const changes = [...changesOf({}, fields), { field: 'token', before: null, after: shownReference(settled.reference) }];
  return step('create_instance', object, changes, { instance: { ...fields, url: origin }, token: settled.reference });
};

/** Of a pair without its ends and its mirrors. */
const fieldsOf = (pair: FilePair | HerePair) => ({
  description: pair.description, direction: pair.direction, ...MirrorDefaults.parse(pair), credentialSource: pair.credentialSource, credentialGroup: pair.credentialGroup,
  accountUsername: 'accountUsername' in pair ? pair.accountUsername : (pair.account?.username ?? null),
  source: pair.sourceOrigin, target: pair.targetOrigin,
});

/** A password is wanted where the pair does not have this account yet. */
const accountOf = ({ credentialSource, account }: FilePair, here: HerePair | undefined, settle: Settle): { account: object | null; failure: Failure | null } => {
  if (credentialSource !== 'account' || (account !== undefined && here?.accountUsername === account.username)) return { account: null, failure: null };
  if (account?.password === undefined) return { account: null, failure: required('account.password') };
  const settled = settle(account.password);
  return settled.failure === null ? { account: { username: account.username, password: settled.reference }, failure: null } : { account: null, failure: settled.failure };
};

const pairStep = (wanted: FilePair, here: HerePair | undefined, settle: Settle): Step => {
  const { name } = wanted;
  const { account, failure } = accountOf(wanted, here, settle);
  if (failure !== null) return skipped({ object: name, mirrorId: null }, failure);
  const { accountUsername: _with, ...fields } = fieldsOf(wanted);
  const detail = { pair: { ...fields, name }, account };
  if (here === undefined) return step('create_pair', name, changesOf({}, fieldsOf(wanted)), { ...detail, pairId: null });
  const changes = changesOf({ ...fieldsOf(here), name: here.name }, { ...fieldsOf(wanted), name });
  const turned = changes.some(({ field }) => field === 'direction' || field === 'source' || field === 'target');
  if (turned && here.mirrors.length > 0) return skipped({ object: name, mirrorId: null }, { code: 'conflict', reason: 'fixed_once_used', mirrors: here.mirrors.length }, shownBefore(changes));
  return update('update_pair', name, changes, { ...detail, pairId: here.id });
};

const creation = (pair: FilePair, { source, target, enabled, overrides, issues }: FileMirror): Step => {
  const held = issues === null ? overrides : applyOverrides(overrides, { issueSyncEnabled: false });
  const detail = { pair: pair.name, source, target, enabled, overrides: held, issues: issues === null ? null : { ...issues, enabled: overrides.issueSyncEnabled } };
  return step('create', titleOf({ source, target }), changesOf({}, { pair: pair.name, enabled, ...spoken(overrides) }), detail, { undo: 'partial' });
};

const spoken = (overrides: MirrorOverrides) => Object.fromEntries(Object.entries(overrides).filter(([, value]) => value !== null));

/** An option that the file does not name stays as it is. */
const issueChanges = ({ issues }: FileMirror, here: HereMirror): Change[] => {
  if (issues === null) return [];
  const options = changesOf(here.issues.options ?? DEFAULT_ISSUE_SYNC, issues.options);
  return [...options, ...changesOf({ labelRules: here.issues.labels, peopleRules: here.issues.people }, { labelRules: bySource(issues.labels), peopleRules: bySource(issues.people) })];
};

/** As they come out of the store. */
const bySource = <T extends { source: string }>(rules: readonly T[]): T[] => rules.toSorted((a, b) => (a.source < b.source ? -1 : 1));

const change = (wanted: FileMirror, here: HereMirror): Step => {
  const { enabled, overrides, issues } = wanted;
  const ofIssues = issueChanges(wanted, here);
  const changes = [...changesOf({ enabled: here.enabled, ...here.overrides }, { enabled, ...overrides }), ...ofIssues];
  const detail = { enabled, overrides, issues: ofIssues.length === 0 || issues === null ? null : { ...issues, enabled: overrides.issueSyncEnabled } };
  return update('change', titleOf(wanted), changes, detail, here.id);
};

const mirrorSteps = (pair: FilePair, here: HerePair | undefined): Step[] => {
  const known = new Map((here?.mirrors ?? []).map((mirror) => [low(titleOf(mirror)), mirror]));
  return pair.mirrors.map((wanted) => {
    const found = known.get(low(titleOf(wanted)));
    return found === undefined ? creation(pair, wanted) : change(wanted, found);
  });
};

/** What is here and not in the file: left, or taken away from the mirrors up. */
const rest = ({ instances, pairs }: Configuration, here: Here, prune: boolean): Step[] => {
  const kept = new Map(pairs.map((pair) => [low(pair.name), new Set(pair.mirrors.map((mirror) => low(titleOf(mirror))))]));
  const origins = new Set(instances.map(({ origin }) => origin));
  const gone = (action: PlanAction, object: string, detail: unknown, mirrorId: MirrorId | null = null): Step =>
    prune ? step(action, object, [], detail, { mirrorId }) : { ...skipped({ object, mirrorId }, null), action: 'missing' };
  return [
    ...here.pairs.flatMap((pair) => pair.mirrors.filter((mirror) => kept.get(low(pair.name))?.has(low(titleOf(mirror))) !== true).map((mirror) => gone('remove', titleOf(mirror), null, mirror.id))),
    ...here.pairs.filter(({ name }) => !kept.has(low(name))).map(({ id, name }) => gone('remove_pair', name, { pairId: id })),
    ...here.instances.filter(({ origin }) => !origins.has(origin)).map(({ id, name, origin }) => gone('remove_instance', `${name} (${origin})`.slice(0, 1000), { instanceId: id })),
  ];
};

/**
 * What brings this installation to what the file says, in the order in which it can be done: instances, pairs, mirrors; what goes, the other
 * way round. Nothing is asked of GitLab: whether the projects are there shows when it is applied.
 */
export const configurationSteps = (file: Configuration, here: Here, { prune, settle }: { prune: boolean; settle: Settle }): Step[] => {
  const instances = new Map(here.instances.map((instance) => [instance.origin, instance]));
  const pairs = new Map(here.pairs.map((pair) => [low(pair.name), pair]));
  return [
    ...file.instances.map((instance) => instanceStep(instance, instances.get(instance.origin), settle)),
    ...file.pairs.map((pair) => pairStep(pair, pairs.get(low(pair.name)), settle)),
    ...file.pairs.flatMap((pair) => mirrorSteps(pair, pairs.get(low(pair.name)))),
    ...rest(file, here, prune),
  ];
};

const STAGES: Readonly<Partial<Record<PlanAction, number>>> = { create_instance: -2, update_instance: -2, create_pair: -1, update_pair: -1, remove_pair: 1, remove_instance: 2 };

/** Steps of a stage wait until every step of the stages before it has ended. */
export const stageOf = (action: PlanAction): number => STAGES[action] ?? 0;
