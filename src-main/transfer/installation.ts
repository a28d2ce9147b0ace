import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Installation } from '../../src-preload/contract/models/transfer.ts';
import type { Deps } from '../deps.ts';
import { publicKey } from './age/own-key.ts';

export const installationOf = ({ store }: Pick<Deps, 'store'>): Installation => ({ id: store.installation(), name: store.backups.name() });

/** This installation as others know it: its name, and the key by which they lock backups for it. Fails `locked`. */
export const identify = async (deps: Pick<Deps, 'store' | 'vault' | 'clock'>, { name }: ParsedInput<'transfer.identity'>): Promise<Returned<'transfer.identity'>> => {
  const key = await publicKey(deps);
  if (name !== undefined) deps.store.backups.setName(name);
  return { ...installationOf(deps), publicKey: key };
};
