import type { StoredMirror } from '../store/mirror-store.ts';

type Projects = Pick<StoredMirror, 'sourceInstanceId' | 'sourceProjectId' | 'targetInstanceId' | 'targetProjectId'>;

/** The same for both directions between two projects, and for every mirror of them: never two runs at once. */
export const syncKey = (mirror: Projects): string => {
  const ends = [`${mirror.sourceInstanceId}/${mirror.sourceProjectId}`, `${mirror.targetInstanceId}/${mirror.targetProjectId}`];
  return `issue-sync:${ends.toSorted().join(':')}`;
};
