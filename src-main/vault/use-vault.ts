import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { Secret } from '../rules/secret.ts';
import type { Proof } from '../secrets/proof.ts';
import { readRecoveryCode } from '../rules/recovery-code.ts';
import type { Session } from './session.ts';

type VaultDeps = Pick<Deps, 'store' | 'vault' | 'clock'> & { session: Session };

export const setUpVault = async (deps: VaultDeps, { passphrase }: ParsedInput<'vault.setUp'>): Promise<Returned<'vault.setUp'>> => {
  await deps.vault.setUp(passphrase === undefined ? null : new Secret(passphrase));
  note(deps, { action: 'vault.set_up', subject: 'vault' });
  return deps.session.status();
};

const proofOf = ({ passphrase, operator, recoveryCode }: ParsedInput<'vault.unlock'>): Proof => ({
  passphrase: passphrase === undefined ? null : new Secret(passphrase),
  ...(operator === undefined ? {} : { operator }),
  ...(recoveryCode === undefined ? {} : { recoveryCode: readRecoveryCode(recoveryCode) }),
});

/** A name that nobody has is not kept: what stands in that field is now and then a passphrase. */
const whoTried = ({ store }: Pick<VaultDeps, 'store'>, typed: string | undefined): string =>
  typed === undefined ? 'vault' : (store.operators.all().find(({ name }) => name.toLowerCase() === typed.toLowerCase())?.name ?? 'an unknown name');

/**
 * Lets somebody in, and opens the vault where it is closed. A wrong passphrase is noted and slows the next try down; a call that
 * brings nothing new while somebody is in changes nothing.
 */
export const unlockVault = async (deps: VaultDeps, input: ParsedInput<'vault.unlock'>): Promise<Returned<'vault.unlock'>> => {
  const { store, vault, clock, session } = deps;
  const isIn = vault.isOpen() && session.role() !== null;
  if (isIn && input.operator === undefined && input.recoveryCode === undefined) return session.status();
  try {
    const identity = await vault.unlock(proofOf(input));
    session.enter(identity);
    if (identity.operator !== null) store.operators.noteSignIn(identity.operator.id, clock.now());
  } catch (error) {
    note(deps, { action: 'vault.refused', subject: whoTried(deps, input.operator) }, error);
    throw error;
  }
  note(deps, { action: 'vault.unlocked', subject: input.recoveryCode === undefined ? 'vault' : 'recovery code' });
  return session.status();
};

/** Shuts every way in, see `lockAll`. */
export const lockVault = async (deps: VaultDeps & { lock(): void }): Promise<Returned<'vault.lock'>> => {
  note(deps, { action: 'vault.locked', subject: 'vault' });
  deps.lock();
  return deps.session.status();
};
