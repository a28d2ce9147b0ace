import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note, notingFailure } from '../journal/trail.ts';
import type { StoredMirror } from '../store/mirror-store.ts';
import { compareSides } from './compare-sides.ts';
import { endsOf, titleOf } from './ends.ts';
import { seeMirror, type Sight } from './see-mirror.ts';

/** Comparing may have found that the remote project has moved: then the mirror's address is held against the new one. */
const seenAsItIs = async (deps: Pick<Deps, 'store' | 'to' | 'clock'>, before: StoredMirror, seen: Sight): Promise<Sight> => {
  const now = deps.store.mirrors.findStored(before.id);
  return now === null || endsOf(now).remote.path === endsOf(before).remote.path ? seen : seeMirror(deps, now);
};

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
    const [seen, refs] = await Promise.all([seeMirror(deps, mirror), compareSides(deps, mirror)]);
    const { observation, settings } = await seenAsItIs(deps, mirror, seen);
    const behindSince = store.transaction(() => {
      if (store.mirrors.findStored(mirrorId) === null) return null;
      store.mirrors.observe(mirrorId, observation);
      note(deps, entry);
      return store.mirrors.noteVerified(mirrorId, settings, refs);
    });
    return { mirrorId, settings, refs: { ...refs, behindSince } };
  });
};
