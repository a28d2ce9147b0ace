import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src-preload/contract/models/settings.ts';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { KeySettings } from './key-settings.tsx';
import { LockSettings } from './lock-settings.tsx';
import { OperatorList } from './operator-list.tsx';

const ALL = ['vault.changePassphrase', 'vault.makeRecoveryCode', 'vault.operators'];
const open: VaultStatus = { state: 'unlocked', keyStore: 'available', keyStoreName: null, slots: ['passphrase'], hasOperators: false, operator: null, lockedBecause: null, retryAt: null, may: ALL };
const ofAda: VaultStatus = { ...open, slots: [], hasOperators: true, operator: { name: 'Ada', role: 'administrator' } };
const ada = { id: 1, name: 'Ada', role: 'administrator', createdAt: 0, lastSignInAt: null };
const vic = { id: 2, name: 'Vic', role: 'viewer', createdAt: 0, lastSignInAt: null };

const type = async (label: string, text: string): Promise<void> => userEvent.type(screen.getByLabelText(label), text);
const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));

afterEach(cleanup);

describe('the keys of the vault', () => {
  it('change the passphrase only with the present one, and say it at that field where it is wrong', async () => {
    const { asked } = showWithBridge(<KeySettings vault={open} />, { 'vault.status': () => open, 'vault.changePassphrase': () => new Refusal({ code: 'wrong_passphrase', retryAt: null }) });
    await press('Change passphrase');
    const dialog = within(await screen.findByRole('dialog'));
    await type('Present passphrase', 'not this one');
    await type('New passphrase', 'a longer one');
    await type('Repeat passphrase', 'a longer one');
    await userEvent.click(dialog.getByRole('button', { name: 'Change passphrase' }));
    expect(asked('vault.changePassphrase')).toEqual([{ current: 'not this one', next: 'a longer one' }]);
    expect(await screen.findByText('This is not the present passphrase.')).toBeTruthy();
  });

  it('show a recovery code once, and let nobody go on before it is kept', async () => {
    showWithBridge(<KeySettings vault={ofAda} />, { 'vault.status': () => ofAda, 'vault.makeRecoveryCode': () => ({ code: 'AAAAA-BBBBB' }) });
    expect(screen.getByText('There is no recovery code')).toBeTruthy();
    await press('Make recovery code');
    await userEvent.click(await screen.findByRole('button', { name: 'Make code' }));
    expect(await screen.findByText('AAAAA-BBBBB')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Done' })).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('checkbox'));
    await press('Done');
    await waitFor(() => expect(screen.queryByText('AAAAA-BBBBB')).toBeNull());
  });

  it('are not for a viewer but for their own passphrase', async () => {
    const ofVic: VaultStatus = { ...ofAda, operator: { name: 'Vic', role: 'viewer' }, may: ['vault.changePassphrase'] };
    const { asked } = showWithBridge(<KeySettings vault={ofVic} />, { 'vault.status': () => ofVic });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Make recovery code' }).getAttribute('aria-disabled')).toBe('true'));
    await press('Make recovery code');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(asked('vault.makeRecoveryCode')).toEqual([]);
    expect(screen.getByRole('button', { name: 'Change passphrase' }).getAttribute('aria-disabled')).toBeNull();
  });
});

describe('the operators', () => {
  const list = (vault: VaultStatus, items: object[], more: Parameters<typeof showWithBridge>[1] = {}) =>
    showWithBridge(<OperatorList vault={vault} />, { 'vault.status': () => vault, 'vault.operators': () => ({ items, total: items.length }), ...more });

  it('begin with an administrator, and it is said what that ends', async () => {
    const { asked } = list(open, [], { 'vault.addOperator': () => ada });
    await userEvent.click(await screen.findByRole('button', { name: 'Add the first operator' }));
    expect(await screen.findByText('This ends the time without sign-in')).toBeTruthy();
    expect(screen.getByRole('radio', { name: 'Viewer' })).toHaveProperty('disabled', true);
    await type('Name', 'Ada');
    await type('Passphrase', 'ada keeps this');
    await type('Repeat passphrase', 'ada keeps this');
    await press('Add operator');
    expect(asked('vault.addOperator')).toEqual([{ name: 'Ada', role: 'administrator', passphrase: 'ada keeps this' }]);
  });

  it('keep a passphrase that is left empty, and say at the role why it stays', async () => {
    const { asked } = list(ofAda, [ada, vic], { 'vault.updateOperator': () => new Refusal({ code: 'not_allowed', reason: 'last_administrator' }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Ada' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Operator' }));
    await press('Save operator');
    expect(asked('vault.updateOperator')).toEqual([{ operatorId: 1, name: 'Ada', role: 'operator' }]);
    expect(await screen.findByText(/Make another operator administrator first/)).toBeTruthy();
  });

  it('say at the name that it is taken', async () => {
    list(ofAda, [ada, vic], { 'vault.updateOperator': () => new Refusal({ code: 'name_taken', field: 'name' }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Change Vic' }));
    await press('Save operator');
    expect(await screen.findByText(/This name is taken/)).toBeTruthy();
  });

  it('are removed after a question', async () => {
    const { asked } = list(ofAda, [ada, vic], { 'vault.removeOperator': () => ({ removed: true }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Remove Vic' }));
    expect(asked('vault.removeOperator')).toEqual([]);
    await userEvent.click(await screen.findByRole('button', { name: 'Remove operator' }));
    expect(asked('vault.removeOperator')).toEqual([{ operatorId: 2 }]);
  });
});

describe('the lock', () => {
  it('takes effect as it is chosen', async () => {
    const { asked } = showWithBridge(<LockSettings settings={DEFAULT_SETTINGS} />, { 'settings.update': (input) => ({ ...DEFAULT_SETTINGS, ...input }) });
    await userEvent.click(screen.getByRole('switch', { name: 'Lock on sleep' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Go on in any case' }));
    expect(asked('settings.update')).toEqual([{ lockOnSuspend: true }, { whileLocked: 'continue' }]);
  });
});
