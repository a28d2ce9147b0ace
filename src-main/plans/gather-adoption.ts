import type { z } from 'zod';
import type { Pair } from '../../src-preload/contract/models/pair.ts';
import type { AdoptRef } from '../../src-preload/contract/models/plan.ts';
import type { Deps } from '../deps.ts';
import type { PullMirror, PushMirror } from '../gitlab/gitlab.ts';
import { isHere } from '../mirrors/is-here.ts';
import { AppError } from '../rules/app-error.ts';
import { inParallel } from '../rules/in-parallel.ts';
import { recogniseMirrorUrl } from '../rules/mirror-url.ts';
import type { Adoptable, FoundSettings } from '../rules/plans/adopt-steps.ts';

type GatherDeps = Pick<Deps, 'store' | 'to'>;
type Ref = z.infer<typeof AdoptRef>;
type OnGitLab = { url: string | null; enabled: boolean; settings: FoundSettings };

const AT_ONCE = 4;
const gone = (): AppError => new AppError({ code: 'conflict', reason: 'mirror_gone' });
const notOfPair = (): AppError => new AppError({ code: 'conflict', reason: 'not_possible_now' });

const ofPush = ({ url, enabled, keepDivergentRefs, onlyProtectedBranches, branchRegex }: PushMirror): OnGitLab => ({
  url, enabled, settings: { overwriteDiverged: !keepDivergentRefs, triggerBuilds: null, onlyProtectedBranches, branchRegex },
});

const ofPull = ({ url, enabled, overwriteDiverged, triggerBuilds, onlyProtectedBranches, branchRegex }: PullMirror): OnGitLab => ({
  url, enabled: enabled ?? true, settings: { overwriteDiverged, triggerBuilds, onlyProtectedBranches, branchRegex },
});

const readMirror = async ({ to }: GatherDeps, { ownerInstanceId, ownerProjectId, gitlabMirrorId }: Ref, isEmpty: boolean): Promise<OnGitLab> => {
  const gitlab = to(ownerInstanceId);
  if (gitlabMirrorId === null) {
    const pull = await gitlab.readPullMirror(ownerProjectId);
    if (pull === null) throw gone();
    return ofPull(pull);
  }
  const push = await gitlab.readPushMirror(ownerProjectId, gitlabMirrorId);
  if (push === null) throw gone();
  // A mirror of an empty project says that it is off, whatever it is.
  return ofPush({ ...push, enabled: push.enabled || isEmpty });
};

/** Both ends must be the pair's, in its direction; anything else cannot be of this pair. */
const look = async (deps: GatherDeps, pair: Pair, ref: Ref): Promise<Extract<Adoptable, { failure: null }>> => {
  const { direction } = pair;
  const [ownerId, remoteId] = direction === 'push' ? [pair.sourceInstanceId, pair.targetInstanceId] : [pair.targetInstanceId, pair.sourceInstanceId];
  if (ref.ownerInstanceId !== ownerId || (ref.gitlabMirrorId === null) !== (direction === 'pull')) throw notOfPair();
  if (isHere(deps, { ...ref, direction })) throw new AppError({ code: 'conflict', reason: 'mirror_exists' });
  const owner = await deps.to(ownerId).readProject(ref.ownerProjectId);
  const { url, enabled, settings } = await readMirror(deps, ref, owner.empty === true);
  const other = recogniseMirrorUrl(url, deps.store.instances.allStored());
  if (other?.instanceId !== remoteId) throw notOfPair();
  const remote = await deps.to(remoteId).readProject(other.path);
  const [source, target] = direction === 'push' ? [owner, remote] : [remote, owner];
  const end = ({ id, path }: typeof owner) => ({ id, path });
  return { title: `${source.path} → ${target.path}`, failure: null, source: end(source), target: end(target), gitlabMirrorId: ref.gitlabMirrorId, enabled, settings };
};

/** Asks GitLab for each mirror and its two projects; what cannot be taken says why. */
export const gatherAdoption = (deps: GatherDeps, pair: Pair, refs: readonly Ref[]): Promise<Adoptable[]> =>
  inParallel(AT_ONCE, refs, async (ref): Promise<Adoptable> => {
    try {
      return await look(deps, pair, ref);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const mirror = ref.gitlabMirrorId === null ? '' : ` mirror ${ref.gitlabMirrorId}`;
      return { title: `project ${ref.ownerProjectId}${mirror}`, failure: error.failure };
    }
  });
