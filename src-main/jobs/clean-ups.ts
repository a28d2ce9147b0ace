import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';

type CleanUpDeps = Pick<Deps, 'store' | 'journal' | 'clock'>;

/** What a person writes to leave something of ours on GitLab for good. */
const GIVE_UP = 'give up';

/** Tries one clean-up now. What fails again is postponed as before and told by the list. */
export const retryCleanUp = async ({ store, journal }: CleanUpDeps, { cleanUpId }: ParsedInput<'cleanUps.retry'>): Promise<Returned<'cleanUps.retry'>> => ({
  left: await journal.retryCleanUp(store.intents.cleanUp(cleanUpId)),
});

/** Leaves on GitLab what could not be removed; we do not try again. Fails `conflict` `word_missing`. */
export const giveUpCleanUp = async (deps: CleanUpDeps, { cleanUpId, word }: ParsedInput<'cleanUps.giveUp'>): Promise<Returned<'cleanUps.giveUp'>> => {
  if (word !== GIVE_UP) throw new AppError({ code: 'conflict', reason: 'word_missing', name: GIVE_UP });
  const { store, journal, clock } = deps;
  // While a try of it runs, its end is waited for: it may just have been done.
  await journal.onObject(store.intents.cleanUp(cleanUpId), () =>
    store.transaction(() => {
      const { id, kind, failure, instanceId, mirrorId } = store.intents.cleanUp(cleanUpId);
      store.intents.mark(id, { state: 'given_up', failure, now: clock.now() });
      note(deps, { action: 'cleanup.given_up', instanceId, mirrorId, subject: `${kind} ${store.instances.stored(instanceId).name}` });
    }),
  );
  return { givenUp: true };
};
