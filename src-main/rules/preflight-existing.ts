import type { PreflightCheck } from '../../src-preload/contract/models/mirror.ts';
import { sameMirrorUrl, withoutCredentials } from './mirror-url.ts';
import { blocked, type NamedSide, passed, type Sides, warned } from './preflight-check.ts';
import type { ExistingPush, PreflightFacts } from './preflight-facts.ts';
import { atLeast } from './versions.ts';

/** GitLab refuses the eleventh enabled push mirror of a project since 18.9 (contract.md A.3). */
const MOST_PUSH_MIRRORS = 10;

/** Whether the mirror is one that makes sense and does not exist here yet. */
export const checkSameMirror = ({ inPair }: PreflightFacts, { source, target }: Sides): PreflightCheck => {
  if (source.project !== null && source.instanceId === target.instanceId && source.project.id === target.project?.id) {
    return blocked('same_mirror', 'both', { code: 'conflict', reason: 'same_project', name: source.project.path });
  }
  return inPair ? blocked('same_mirror', 'both', { code: 'conflict', reason: 'mirror_exists' }) : passed('same_mirror', 'both');
};

/** Two sources that write to one target overwrite each other. */
export const checkTargetUsedTwice = ({ sharingTarget }: PreflightFacts): PreflightCheck =>
  sharingTarget.length === 0
    ? passed('target_used_twice', 'target')
    : warned('target_used_twice', 'target', { code: 'conflict', reason: 'target_used_twice', mirrors: sharingTarget.length }, sharingTarget);

/** What the owner project has at GitLab already that this mirror would collide with. */
export const checkExisting = (facts: PreflightFacts, sides: Sides): PreflightCheck[] => {
  const { owner } = sides;
  const asked = facts.direction === 'push' ? facts.existingPush : facts.existingPull;
  if (asked !== null && 'failure' in asked) {
    // A missing role has its own check.
    return asked.failure.code === 'missing_role' ? [] : [blocked('existing_mirrors', owner.name, asked.failure)];
  }
  return facts.direction === 'push' ? checkExistingPush(facts, sides) : [checkPullSlot(facts, owner)];
};

const checkExistingPush = ({ existingPush, remoteUrl }: PreflightFacts, { owner, remote }: Sides): PreflightCheck[] => {
  if (existingPush === null || 'failure' in existingPush) return [];
  const { value } = existingPush;
  const sshUrl = remote.project?.sshUrl ?? null;
  const same = value.filter((one) => sameMirrorUrl(one.url, remoteUrl) || sameMirrorUrl(one.url, sshUrl));
  const clash = { code: 'conflict', reason: 'push_mirror_exists' } as const;
  return [
    same.length > 0 ? blocked('existing_mirrors', owner.name, clash, urlsOf(same)) : passed('existing_mirrors', owner.name, urlsOf(value)),
    checkPushLimit(value, owner),
  ];
};

const checkPushLimit = (existing: readonly ExistingPush[], owner: NamedSide): PreflightCheck => {
  const hasLimit = atLeast(owner.version, 18, 9) !== false;
  const isFull = existing.filter((one) => one.enabled).length >= MOST_PUSH_MIRRORS;
  return hasLimit && isFull ? blocked('push_limit', owner.name, { code: 'conflict', reason: 'too_many_push_mirrors' }) : passed('push_limit', owner.name);
};

/** A project pulls from one place; one that is off leaves the place free. */
const checkPullSlot = ({ existingPull }: PreflightFacts, owner: NamedSide): PreflightCheck => {
  const answer = existingPull !== null && 'value' in existingPull ? existingPull.value : null;
  const isUsed = (answer !== null && answer.enabled !== false) || owner.project?.pullMirror === true;
  if (!isUsed) return passed('pull_in_use', owner.name);
  return blocked('pull_in_use', owner.name, { code: 'conflict', reason: 'pull_mirror_exists' }, urlsOf(answer === null ? [] : [answer]));
};

const urlsOf = (mirrors: readonly { url: string | null }[]): string[] =>
  mirrors.map(({ url }) => (url === null ? null : withoutCredentials(url))).filter((url) => url !== null);
