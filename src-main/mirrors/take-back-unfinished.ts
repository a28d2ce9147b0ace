import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { titleOf } from './ends.ts';
import { takeSharedBack } from './let-go-credential.ts';
import { forgetMirror } from './remove-mirror.ts';
import { queueCleanUp } from './clean-up-job.ts';
import { credentialClock } from './now.ts';
import { queueRotation } from './queue-rotation.ts';

/**
 * At start: a mirror that was being created when the application died is taken back, here at once and on GitLab by clean-ups,
 * a rotation goes on, and what the journal does not know the end of is found out.
 */
export const takeBackUnfinished = (deps: Pick<Deps, 'store' | 'journal' | 'clock'>): void => {
  const { store, journal, clock } = deps;
  for (const mirrorId of store.mirrors.unfinished()) {
    const mirror = store.mirrors.stored(mirrorId);
    const operations = new Set(store.intents.ofMirror(mirrorId).map((intent) => intent.operation));
    journal.takeBack([...operations], () => {
      takeSharedBack(deps, forgetMirror(deps, mirrorId));
      note(deps, { actor: 'recovery', action: 'mirror.rolled_back', pairId: mirror.pairId, mirrorId, subject: titleOf(mirror) });
    });
  }
  for (const mirrorId of store.mirrors.rotating()) {
    const { lastUpdateAt } = store.mirrors.get(mirrorId, credentialClock(deps)).observed;
    queueRotation(deps, { mirrorId, isPointed: false, lastUpdateAt, startedAt: null, actor: 'recovery' });
  }
  if (store.intents.open().length > 0) queueCleanUp(deps, clock.now());
};
