import type { Capability } from '../../src-preload/contract/failures.ts';
import type { CapabilityState, Instance } from '../../src-preload/contract/models/instance.ts';
import type { Direction } from '../../src-preload/contract/models/pair.ts';
import { CAPABILITY_REASON } from './gitlab-words.ts';

export const DIRECTION: Record<Direction, string> = { push: 'Push', pull: 'Pull' };

/** Where GitLab keeps and runs the mirror; the other side gets the credential. */
export const ownerSide = (direction: Direction): 'source' | 'target' => (direction === 'push' ? 'source' : 'target');

/** The side that the owner pushes to or pulls from. */
export const remoteSide = (direction: Direction): 'source' | 'target' => (direction === 'push' ? 'target' : 'source');

type Names = { source: string; target: string };

/** What a direction means for two instances: who does the work, where the mirror is configured, where the credential is made. */
export const directionMeaning = (direction: Direction, { source, target }: Names): string =>
  direction === 'push'
    ? `GitLab on ${source} pushes to ${target}. The mirror is configured in the source project, and its credential is made in the target project (write_repository).`
    : `GitLab on ${target} pulls from ${source}. The mirror is configured in the target project, and its credential is made in the source project (read_repository).`;

/** Whether an instance can do something, in a sentence. */
export type Ability = { state: CapabilityState['state']; words: string };

const abilityOf = (instance: Pick<Instance, 'capabilities'>, capability: Capability): Pick<CapabilityState, 'state' | 'reason'> =>
  instance.capabilities.find((one) => one.capability === capability) ?? { state: 'unknown', reason: 'not_asked' };

/** Pull mirrors need GitLab Premium or Ultimate where they are configured: on the target. */
export const pullAbility = (target: Pick<Instance, 'name' | 'capabilities'>): Ability => {
  const { state, reason } = abilityOf(target, 'pull_mirror');
  if (state === 'yes') return { state, words: `${target.name} has GitLab Premium or Ultimate, so it can pull.` };
  if (state === 'no') return { state, words: `${target.name} cannot pull: it ${CAPABILITY_REASON[reason ?? 'tier']}. Choose push, or another target.` };
  return { state, words: `Pulling needs GitLab Premium or Ultimate on ${target.name}. Whether it has that is known once a project was read, at the latest when a mirror is checked.` };
};

/** A branch filter by expression needs GitLab Premium or Ultimate where the mirror is configured. */
export const branchFilterAbility = (direction: Direction, owner: Pick<Instance, 'name' | 'capabilities'>): Ability => {
  const { state, reason } = abilityOf(owner, direction === 'push' ? 'branch_regex_push' : 'pull_mirror');
  if (state === 'yes') return { state, words: `${owner.name} has GitLab Premium or Ultimate, so it can filter by expression.` };
  if (state === 'no') return { state, words: `${owner.name} cannot filter by expression: it ${CAPABILITY_REASON[reason ?? 'tier']}.` };
  return { state, words: `Needs GitLab Premium or Ultimate on ${owner.name}; whether it has that is not known yet.` };
};
