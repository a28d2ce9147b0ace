import type { ProjectRef } from '../../src-preload/contract/models/mirror.ts';
import type { Pair } from '../../src-preload/contract/models/pair.ts';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import { groupOfCredential } from '../rules/credential.ts';
import { applyOverrides, assertBranchFilter, effectiveSettings } from '../rules/effective-settings.ts';
import { remoteUrl } from '../rules/mirror-url.ts';
import type { PreflightFacts, PreflightSide } from '../rules/preflight-facts.ts';
import { INHERIT_ALL } from './overrides.ts';

type GatherDeps = Pick<Deps, 'store' | 'to'>;

/** The answer, or the failure that GitLab or the way to it gave; a bug stays a bug. */
const ask = async <T>(question: () => Promise<T>): Promise<{ value: T } | { failure: AppError['failure'] }> => {
  try {
    return { value: await question() };
  } catch (error) {
    if (error instanceof AppError) return { failure: error.failure };
    throw error;
  }
};

const askSide = async ({ store, to }: GatherDeps, instanceId: InstanceId, ref: ProjectRef): Promise<PreflightSide> => {
  const instance = store.instances.stored(instanceId);
  const answer = await ask(() => to(instanceId).readProject(ref));
  return {
    instanceId, scopes: instance.tokenScopes, capabilities: instance.capabilities, version: instance.version,
    ...('value' in answer ? { project: answer.value, failure: null } : { project: null, failure: answer.failure }),
  };
};

/** The mirrors of the mirror's own direction that its owner project has; not asked while a project is unknown. */
const askExisting = async ({ to }: GatherDeps, pair: Pair, owner: PreflightSide): Promise<Pick<PreflightFacts, 'existingPush' | 'existingPull'>> => {
  const { project } = owner;
  if (project === null) return { existingPush: null, existingPull: null };
  const gitlab = to(owner.instanceId);
  if (pair.direction === 'push') return { existingPush: await ask(() => gitlab.listPushMirrors(project.id)), existingPull: null };
  // Where the project itself says that no pull mirror is on, nothing more has to be asked.
  return { existingPush: null, existingPull: project.pullMirror === true ? await ask(() => gitlab.readPullMirror(project.id)) : { value: null } };
};

const askProtections = async ({ to }: GatherDeps, pair: Pair, target: PreflightSide): Promise<PreflightFacts['targetProtections']> => {
  const { project } = target;
  if (pair.direction === 'pull' || project === null) return null;
  return ask(() => to(target.instanceId).listProtectedBranches(project.id));
};

/** Only who may make a group's tokens may list them: the answer tells the role. */
const askGroup = async ({ to }: GatherDeps, { credentialSource, credentialGroup }: Pair, remote: PreflightSide): Promise<PreflightFacts['credential']['group']> => {
  const { project, instanceId } = remote;
  if (credentialSource !== 'group_token' || project === null) return null;
  const group = groupOfCredential(project.path, credentialGroup);
  if (group === null) return { failure: { code: 'invalid_input', field: 'credentialGroup', rule: 'ancestor_group' } };
  const asked = await ask(async () => {
    const gitlab = to(instanceId);
    await gitlab.listGroupTokens((await gitlab.readGroup(group)).id);
    return true as const;
  });
  return 'failure' in asked && asked.failure.code === 'missing_role' ? { failure: { ...asked.failure, project: group } } : asked;
};

/** Asks both sides all that preflight judges: one request for each project, and at most one more on each side, two more for a group's token. */
export const gatherPreflight = async (deps: GatherDeps, input: ParsedInput<'mirrors.preflight'>): Promise<PreflightFacts> => {
  const { store } = deps;
  const pair = store.pairs.get(input.pairId);
  const effective = effectiveSettings(pair, applyOverrides(INHERIT_ALL, input.overrides));
  assertBranchFilter(effective, 'overrides.branchRegex');
  const [source, target] = await Promise.all([askSide(deps, pair.sourceInstanceId, input.source), askSide(deps, pair.targetInstanceId, input.target)]);
  const [owner, remote] = pair.direction === 'push' ? [source, target] : [target, source];
  const [existing, targetProtections, group] = await Promise.all([askExisting(deps, pair, owner), askProtections(deps, pair, target), askGroup(deps, pair, remote)]);
  return {
    credential: { source: pair.credentialSource, group },
    direction: pair.direction, effective, source, target, ...existing, targetProtections, ...knownHere(deps, pair, source, target),
    remoteUrl: remote.project === null ? null : remoteUrl(store.instances.stored(remote.instanceId).origin, remote.project.path),
  };
};

const knownHere = ({ store }: GatherDeps, pair: Pair, source: PreflightSide, target: PreflightSide): Pick<PreflightFacts, 'inPair' | 'sharingTarget'> => {
  if (source.project === null || target.project === null) return { inPair: false, sharingTarget: [] };
  return {
    inPair: store.mirrors.findByProjects(pair.id, source.project.id, target.project.id) !== null,
    sharingTarget: store.mirrors.withTarget(target.instanceId, target.project.id).map((one) => one.sourcePath),
  };
};

