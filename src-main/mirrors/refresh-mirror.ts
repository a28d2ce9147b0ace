import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { credentialClock } from './now.ts';
import { seeMirror } from './see-mirror.ts';

/** Asks GitLab how the mirror is and stores what it says; what we want is not changed by it. */
export const refreshMirror = async (deps: Pick<Deps, 'store' | 'to' | 'clock'>, { mirrorId }: ParsedInput<'mirrors.refresh'>): Promise<Returned<'mirrors.refresh'>> => {
  const { store } = deps;
  const { observation } = await seeMirror(deps, store.mirrors.stored(mirrorId));
  // It may have been removed while GitLab was asked.
  if (store.mirrors.findStored(mirrorId) !== null) store.mirrors.observe(mirrorId, observation);
  return store.mirrors.get(mirrorId, credentialClock(deps));
};
