import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { rotateToken, type RotateDeps } from '../mirrors/rotate-token.ts';
import type { Log } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { rotationMoment, rotationsPerDay } from '../rules/rotation-day.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { askedBoth, createAwakeMirrors } from './awake-mirrors.ts';
import { createRests } from './rests.ts';

const DAY_MS = 24 * 3_600_000;
/** Begun in one go, one after the other; the next go is a minute later. */
const AT_ONCE = 3;

/** Begins the renewal of credentials that are due by themselves. One that fails is tried again the next day; the trail has the reason. */
export const createRotateDue = (deps: RotateDeps & { log: Log }) => {
  const { store, clock, log } = deps;
  const rests = createRests(clock);
  const awake = createAwakeMirrors(deps, askedBoth);
  let today = { day: 0, begun: 0 };

  const due = (): MirrorId[] => {
    const { rotateBeforeDays } = store.settings.get();
    if (rotateBeforeDays === 0) return [];
    const ending = rests.awake(LIMITS.selection, (most) => awake.first(most, (all) => store.mirrors.dueForRotation(clock.now() + rotateBeforeDays * DAY_MS, all)));
    const day = Math.floor(clock.now() / DAY_MS);
    if (today.day !== day) today = { day, begun: 0 };
    const most = Math.min(AT_ONCE, rotationsPerDay(ending.length, rotateBeforeDays) - today.begun);
    const found: MirrorId[] = [];
    for (const id of ending) {
      if (found.length >= most) break;
      const expiresAt = store.mirrors.findStored(id)?.credential?.expiresAt ?? null;
      if (expiresAt !== null && rotationMoment(expiresAt, id, rotateBeforeDays) <= clock.now()) found.push(id);
    }
    return found;
  };

  return async (isStopping: () => boolean): Promise<void> => {
    for (const mirrorId of due()) {
      if (isStopping()) return;
      today.begun += 1;
      rests.set(mirrorId, DAY_MS);
      try {
        await rotateToken(deps, { mirrorId }, 'schedule');
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        log.warn('rotation.not_begun', { mirrorId, code: error.failure.code });
      }
    }
  };
};
