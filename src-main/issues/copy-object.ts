import type { IntentObject } from '../journal/intent-kind.ts';
import { endsOf, titleOf } from '../mirrors/ends.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

/** One copy on a mirror's target, as what an intent changes. */
export const copyOf = (mirror: StoredMirror, targetIid: number): IntentObject => {
  const { instanceId, projectId } = endsOf(mirror).target;
  return { instanceId, projectId, mirrorId: mirror.id, part: `copy:${targetIid}` };
};

/** Its name in the trail. */
export const copyName = (mirror: StoredMirror, targetIid: number): string => `${titleOf(mirror)} #${targetIid}`;
