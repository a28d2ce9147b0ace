import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { takeMirrorsAlong } from '../mirrors/remove-mirrors-of-pair.ts';
import { AppError } from '../rules/app-error.ts';
import { dropPair } from './credential-of-pair.ts';

/** Removes a pair; its mirrors are refused, removed on GitLab as well, or forgotten, as asked. Clean-ups that fail are retried. */
export const removePair = async (deps: Pick<Deps, 'store' | 'journal' | 'clock'>, { pairId, mirrors: whatTo }: ParsedInput<'pairs.remove'>): Promise<Returned<'pairs.remove'>> => {
  const { store } = deps;
  const { name, mirrors } = store.pairs.get(pairId);
  if (mirrors > 0 && whatTo === 'refuse') throw new AppError({ code: 'conflict', reason: 'in_use', mirrors });
  const { cleanUpsLeft } = await takeMirrorsAlong(deps, [pairId], whatTo);
  store.transaction(() => {
    dropPair(deps, pairId);
    note(deps, { action: 'pair.removed', pairId, subject: name });
  });
  return { removed: true, mirrors, cleanUpsLeft };
};
