import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { Secret } from '../rules/secret.ts';

type VaultDeps = Pick<Deps, 'store' | 'vault' | 'clock'>;

export const setUpVault = async (deps: VaultDeps, { passphrase }: ParsedInput<'vault.setUp'>): Promise<Returned<'vault.setUp'>> => {
  await deps.vault.setUp(passphrase === undefined ? null : new Secret(passphrase));
  note(deps, { action: 'vault.set_up', subject: 'vault' });
  return deps.vault.status();
};

/** A wrong passphrase is noted and slows the next try down. */
export const unlockVault = async (deps: VaultDeps, { passphrase }: ParsedInput<'vault.unlock'>): Promise<Returned<'vault.unlock'>> => {
  try {
    await deps.vault.unlock(passphrase === undefined ? null : new Secret(passphrase));
  } catch (error) {
    note(deps, { action: 'vault.refused', subject: 'vault' }, error);
    throw error;
  }
  note(deps, { action: 'vault.unlocked', subject: 'vault' });
  return deps.vault.status();
};

export const lockVault = async (deps: VaultDeps): Promise<Returned<'vault.lock'>> => {
  deps.vault.lock();
  note(deps, { action: 'vault.locked', subject: 'vault' });
  return deps.vault.status();
};
