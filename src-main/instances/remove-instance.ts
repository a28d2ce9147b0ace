import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { takeMirrorsAlong } from '../mirrors/remove-mirrors-of-pair.ts';
import { dropPair } from '../pairs/credential-of-pair.ts';
import { AppError } from '../rules/app-error.ts';

/**
 * Removes an instance with its pairs. Its mirrors are refused, removed on GitLab as well, or forgotten, as asked. While
 * clean-ups need this instance's token it stays, unless it is to be forgotten: the failure counts them, and the call can be repeated.
 */
export const removeInstance = async (
  deps: Pick<Deps, 'store' | 'journal' | 'door' | 'clock'>,
  { instanceId, mirrors: whatTo }: ParsedInput<'instances.remove'>,
): Promise<Returned<'instances.remove'>> => {
  const { store } = deps;
  const { name, pairs, mirrors } = store.instances.get(instanceId);
  if (mirrors > 0 && whatTo === 'refuse') throw new AppError({ code: 'conflict', reason: 'in_use', pairs, mirrors });
  if (store.claims.all().some((claim) => claim.instanceId === instanceId)) throw new AppError({ code: 'conflict', reason: 'claim_here', name });
  const pairIds = store.pairs.idsOfInstance(instanceId);
  await takeMirrorsAlong(deps, pairIds, whatTo);
  const open = store.intents.open().filter((one) => one.instanceId === instanceId).length;
  if (open > 0 && whatTo !== 'forget') throw new AppError({ code: 'conflict', reason: 'clean_ups_open', mirrors: open, name });
  store.transaction(() => {
    const { tokenSecretId } = store.instances.stored(instanceId);
    for (const pairId of pairIds) dropPair(deps, pairId);
    store.instances.remove(instanceId);
    store.background.setRest(instanceId, null);
    store.secrets.remove(tokenSecretId);
    note(deps, { action: 'instance.removed', instanceId, subject: name });
  });
  deps.door.forget(instanceId);
  return { removed: true, mirrors, cleanUpsLeft: 0 };
};
