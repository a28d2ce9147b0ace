import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { judgePreflight } from '../rules/preflight.ts';
import { gatherPreflight } from './gather-preflight.ts';

/** Looks at both sides without changing anything, and says whether the mirror can be created and what speaks against it. */
export const preflightMirror = async (deps: Pick<Deps, 'store' | 'to'>, input: ParsedInput<'mirrors.preflight'>): Promise<Returned<'mirrors.preflight'>> => {
  const facts = await gatherPreflight(deps, input);
  const named = (side: typeof facts.source) => (side.project === null ? null : { id: side.project.id, path: side.project.path });
  return { direction: facts.direction, source: named(facts.source), target: named(facts.target), effective: facts.effective, ...judgePreflight(facts) };
};
