import type { PreflightCheck } from '../../src-preload/contract/models/mirror.ts';
import { blocked, passed, type Sides, warned } from './preflight-check.ts';
import type { PreflightFacts, TargetProtection } from './preflight-facts.ts';
import { stateOf } from './preflight-sides.ts';

const MAINTAINER = 40;

/** Git cannot move objects between SHA-1 and SHA-256 repositories. */
export const checkObjectFormat = ({ source, target }: Sides): PreflightCheck => {
  const from = source.project?.objectFormat ?? null;
  const to = target.project?.objectFormat ?? null;
  return from !== null && to !== null && from !== to
    ? blocked('object_format', 'both', { code: 'conflict', reason: 'object_format' }, [from, to])
    : passed('object_format', 'both');
};

/** GitLab starts a mirror of an empty source with its first push, and shows it as off until then. */
export const checkEmptySource = ({ source }: Sides): PreflightCheck =>
  source.project?.empty === true ? warned('empty_source', 'source', { code: 'conflict', reason: 'empty_source' }) : passed('empty_source', 'source');

/** Only a mirror that may overwrite can lose what the target has. */
export const checkTargetContent = ({ effective }: PreflightFacts, { target }: Sides): PreflightCheck =>
  target.project?.empty === false && effective.overwriteDiverged
    ? warned('not_empty_target', 'target', { code: 'conflict', reason: 'target_not_empty' })
    : passed('not_empty_target', 'target');

/**
 * Which protected branches of a push target would refuse the mirror's credential: a Maintainer, or a key, which passes only where it is
 * allowed by name (contract.md A.5). Pulling is not subject to them.
 */
export const checkProtectedBranches = (facts: PreflightFacts): PreflightCheck[] => {
  const { targetProtections: asked, effective } = facts;
  if (facts.direction === 'pull' || asked === null) return [];
  if ('failure' in asked) return [warned('protected_branches', 'target', asked.failure)];
  const refusing = asked.value.filter((branch) => facts.credential.source === 'ssh_key' || refuses(branch, effective.overwriteDiverged)).map((branch) => branch.name);
  return [refusing.length === 0 ? passed('protected_branches', 'target') : warned('protected_branches', 'target', { code: 'conflict', reason: 'protected_branches' }, refusing)];
};

/** Level 0 is nobody; no level at all means that only named people may push. Overwriting needs force push as well. */
const refuses = ({ pushLevels, allowForcePush }: TargetProtection, overwriteDiverged: boolean): boolean =>
  !pushLevels.some((level) => level > 0 && level <= MAINTAINER) || (overwriteDiverged && !allowForcePush);

/** A filter that GitLab would ignore mirrors more than was asked for, so that it stops the creation. */
export const checkBranchFilter = ({ direction, effective }: PreflightFacts, { owner }: Sides): PreflightCheck => {
  if (direction === 'pull' || effective.branchRegex === null) return passed('branch_filter', owner.name);
  const failure = { code: 'not_supported', instanceId: owner.instanceId, capability: 'branch_regex_push' } as const;
  const state = stateOf(owner, 'branch_regex_push');
  if (state === 'yes') return passed('branch_filter', owner.name);
  return state === 'no' ? blocked('branch_filter', owner.name, failure) : warned('branch_filter', owner.name, failure);
};
