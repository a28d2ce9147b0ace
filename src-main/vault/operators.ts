import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Deps } from '../deps.ts';
import { note } from '../journal/trail.ts';
import { fail } from '../rules/app-error.ts';
import { type OperatorRefusal, refusesRole, refusesToAdd, refusesToRemove } from '../rules/operator-change.ts';
import { Secret } from '../rules/secret.ts';
import type { Identity } from '../secrets/proof.ts';
import type { Session } from './session.ts';

type OperatorDeps = Pick<Deps, 'store' | 'vault' | 'clock'> & { session: Session };

const unless = (refusal: OperatorRefusal | null): void => {
  if (refusal !== null) fail({ code: 'not_allowed', reason: refusal });
};

/** All of them by the order in which they were added; few, so that they are paged here. */
export const listOperators = ({ store }: Pick<Deps, 'store'>, { offset, limit }: ParsedInput<'vault.operators'>): Returned<'vault.operators'> => {
  const all = store.operators.all();
  return { items: all.slice(offset, offset + limit), total: all.length };
};

/**
 * Adds one with a passphrase of their own. The first is an administrator, is signed in here at once, and ends the time of the
 * passphrase that everybody shared. Fails `name_taken`, `not_allowed`.
 */
export const addOperator = async (deps: OperatorDeps, { name, role, passphrase }: ParsedInput<'vault.addOperator'>): Promise<Returned<'vault.addOperator'>> => {
  const { store, vault, clock, session } = deps;
  unless(refusesToAdd(store.operators.all(), role));
  const wrapped = await vault.wrap(new Secret(passphrase), 'operator');
  return store.transaction(() => {
    const isFirst = store.operators.all().length === 0;
    unless(refusesToAdd(store.operators.all(), role));
    const id = store.operators.insert({ name, role, ...wrapped, createdAt: clock.now(), lastSignInAt: isFirst ? clock.now() : null });
    if (isFirst) for (const slot of store.vault.slots()) if (slot.kind === 'passphrase') store.vault.removeSlot(slot.id);
    vault.sealRoster();
    const identity: Identity = { operator: { id, name, role } };
    if (isFirst) session.enter(identity);
    note(deps, { action: 'operator.added', subject: name });
    return store.operators.get(id);
  });
};

/** Fails `not_allowed` `last_administrator` or `yourself`, `name_taken`. */
export const updateOperator = async (deps: OperatorDeps, { operatorId, name, role, passphrase }: ParsedInput<'vault.updateOperator'>): Promise<Returned<'vault.updateOperator'>> => {
  const { store, vault, session } = deps;
  const by = session.operator()?.id ?? null;
  const whom = store.operators.get(operatorId);
  unless(refusesRole(store.operators.all(), whom, role ?? whom.role, by));
  const wrapped = passphrase === undefined ? {} : await vault.wrap(new Secret(passphrase), 'operator');
  return store.transaction(() => {
    unless(refusesRole(store.operators.all(), store.operators.get(operatorId), role ?? whom.role, by));
    store.operators.update(operatorId, { ...(name === undefined ? {} : { name }), ...(role === undefined ? {} : { role }), ...wrapped });
    vault.sealRoster();
    note(deps, { action: 'operator.updated', subject: store.operators.get(operatorId).name });
    return store.operators.get(operatorId);
  });
};

/** Fails `not_allowed` `last_administrator` or `yourself`. */
export const removeOperator = (deps: OperatorDeps, { operatorId }: ParsedInput<'vault.removeOperator'>): Returned<'vault.removeOperator'> => {
  const { store, vault, session } = deps;
  vault.assertOpen();
  const whom = store.operators.get(operatorId);
  unless(refusesToRemove(store.operators.all(), whom, session.operator()?.id ?? null));
  store.transaction(() => {
    store.operators.remove(operatorId);
    vault.sealRoster();
    note(deps, { action: 'operator.removed', subject: whom.name });
  });
  return { removed: true };
};
