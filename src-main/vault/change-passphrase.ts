import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { Secret } from '../rules/secret.ts';
import type { Session } from './session.ts';

type ChangeDeps = Pick<Deps, 'store' | 'vault' | 'clock'> & { session: Session };

/** Fails `wrong_passphrase`: who sits at an open window does not thereby know the passphrase. */
const proveCurrent = async ({ vault, session }: ChangeDeps, current: string | undefined): Promise<void> => {
  if (!vault.wantsProof()) return;
  const operator = session.operator();
  await vault.unlock({ passphrase: new Secret(current ?? ''), ...(operator === null ? {} : { operator: operator.name }) });
};

/**
 * Gives the operator who is signed in, or the vault where nobody signs in by name, another passphrase. A vault that only the key
 * store opens gets its first one. Whoever came in with the recovery code sets passphrases by `vault.updateOperator`.
 */
export const changePassphrase = async (deps: ChangeDeps, { current, next }: ParsedInput<'vault.changePassphrase'>): Promise<Returned<'vault.changePassphrase'>> => {
  const { store, vault, clock, session } = deps;
  await proveCurrent(deps, current);
  const operator = session.operator();
  const wrapped = await vault.wrap(new Secret(next), operator === null ? 'passphrase' : 'operator');
  store.transaction(() => {
    if (operator === null) {
      for (const slot of store.vault.slots()) if (slot.kind === 'passphrase') store.vault.removeSlot(slot.id);
      store.vault.addSlot({ kind: 'passphrase', ...wrapped }, clock.now());
    } else {
      store.operators.update(operator.id, wrapped);
      vault.sealRoster();
    }
    note(deps, { action: 'vault.passphrase_changed', subject: operator?.name ?? 'vault' });
  });
  return session.status();
};
