import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { diagnose } from '../rules/diagnosis/diagnose.ts';
import { credentialClock } from './now.ts';

type ReadDeps = Pick<Deps, 'store' | 'clock'>;

export const listMirrors = (deps: ReadDeps, input: ParsedInput<'mirrors.list'>): Returned<'mirrors.list'> => deps.store.mirrors.list(input, credentialClock(deps));

/** One mirror with its differences, what is wrong with it, and the job that follows it while one does. */
export const getMirror = (deps: ReadDeps, { mirrorId }: ParsedInput<'mirrors.get'>): Returned<'mirrors.get'> => {
  const at = credentialClock(deps);
  const mirror = deps.store.mirrors.get(mirrorId, at);
  return { ...mirror, diagnosis: diagnose(mirror, at.now), followedBy: deps.store.jobs.unfinishedOfMirror(mirrorId) };
};
