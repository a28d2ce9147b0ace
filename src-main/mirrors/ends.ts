import type { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

export type End = { instanceId: InstanceId; projectId: ProjectId; path: string };

/** Owner: where GitLab keeps the mirror (source for push, target for pull). Remote: the other end, which carries the credential. */
export type Ends = { source: End; target: End; owner: End; remote: End };

export const endsOf = (mirror: Pick<StoredMirror, 'direction' | 'sourceInstanceId' | 'sourceProjectId' | 'sourcePath' | 'targetInstanceId' | 'targetProjectId' | 'targetPath'>): Ends => {
  const source = { instanceId: mirror.sourceInstanceId, projectId: mirror.sourceProjectId, path: mirror.sourcePath };
  const target = { instanceId: mirror.targetInstanceId, projectId: mirror.targetProjectId, path: mirror.targetPath };
  return mirror.direction === 'push' ? { source, target, owner: source, remote: target } : { source, target, owner: target, remote: source };
};

/** The name of a mirror in the trail. */
export const titleOf = ({ sourcePath, targetPath }: Pick<StoredMirror, 'sourcePath' | 'targetPath'>): string => `${sourcePath} → ${targetPath}`;
