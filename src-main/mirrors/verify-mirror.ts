import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { compareSides } from './compare-sides.ts';
import { titleOf } from './ends.ts';
import { seeMirror } from './see-mirror.ts';

/** Compares settings with what we want, and the refs of both sides with each other, and keeps what was found. */
export const verifyMirror = async (
  deps: Pick<Deps, 'store' | 'to' | 'clock'>,
  { mirrorId }: ParsedInput<'mirrors.verify'>,
  actor: ActivityEntry['actor'] = 'operator',
): Promise<Returned<'mirrors.verify'>> => {
  const { store } = deps;
  const mirror = store.mirrors.stored(mirrorId);
  const entry = { actor, action: 'mirror.verified', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) } as const;
  return notingFailure(deps, entry, async () => {
    const [{ observation, settings }, refs] = await Promise.all([seeMirror(deps, mirror), compareSides(deps, mirror)]);
    store.transaction(() => {
      if (store.mirrors.findStored(mirrorId) === null) return;
      store.mirrors.observe(mirrorId, observation);
      store.mirrors.noteVerified(mirrorId, settings, refs);
      note(deps, entry);
    });
    return { mirrorId, settings, refs };
  });
};
