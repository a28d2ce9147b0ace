import type { Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { makeRecoveryCode, readRecoveryCode } from '../rules/recovery-code.ts';

/** A code that opens the vault when every passphrase is forgotten. It is shown this once; an older one ends. */
export const renewRecoveryCode = async (deps: Pick<Deps, 'store' | 'vault' | 'clock' | 'chance'>): Promise<Returned<'vault.makeRecoveryCode'>> => {
  const { store, vault, clock, chance } = deps;
  const code = makeRecoveryCode(chance);
  const wrapped = await vault.wrap(readRecoveryCode(code), 'recovery');
  store.transaction(() => {
    for (const slot of store.vault.slots()) if (slot.kind === 'recovery') store.vault.removeSlot(slot.id);
    store.vault.addSlot({ kind: 'recovery', ...wrapped }, clock.now());
    note(deps, { action: 'vault.recovery_made', subject: 'vault' });
  });
  return { code };
};
