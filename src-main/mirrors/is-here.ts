import type { FoundMirror } from '../../src-preload/contract/models/discovery.ts';
import type { Deps } from '../deps.ts';

type OnGitLab = Pick<FoundMirror, 'direction' | 'ownerInstanceId' | 'ownerProjectId' | 'gitlabMirrorId'>;

/** Whether a mirror that GitLab has is one of ours already, in any pair. */
export const isHere = ({ store }: Pick<Deps, 'store'>, { direction, ownerInstanceId, ownerProjectId, gitlabMirrorId }: OnGitLab): boolean =>
  store.mirrors.ofOwners(ownerInstanceId, [ownerProjectId]).some((one) => one.direction === direction && one.gitlabMirrorId === gitlabMirrorId);
