import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../src-preload/contract/models/settings.ts';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { SettingsScreen } from './settings-screen.tsx';

const SLOW = { timeout: 30_000 };
const vault: VaultStatus = { state: 'unlocked', keyStore: 'available', keyStoreName: null, slots: ['passphrase'], hasOperators: false, operator: null, lockedBecause: null, retryAt: null, may: ['settings.update', 'vault.operators', 'log.supportBundle'] };

const show = (settings: Partial<Settings> = {}, status: VaultStatus = vault) =>
  showWithBridge(<SettingsScreen />, {
    'settings.get': () => ({ ...DEFAULT_SETTINGS, ...settings }),
    'settings.update': (input) => ({ ...DEFAULT_SETTINGS, ...settings, ...input }),
    'vault.status': () => status,
    'vault.operators': () => ({ items: [], total: 0 }),
  });

afterEach(cleanup);

describe('the settings', SLOW, () => {
  it('are found by any word of their topic', async () => {
    show();
    await userEvent.type(await screen.findByLabelText('Search settings'), 'SNAPSHOT');
    await waitFor(() => expect(screen.queryByRole('heading', { name: 'Appearance' })).toBeNull());
    expect(screen.getByRole('heading', { name: 'Files and snapshots' })).toBeTruthy();
  });

  it('go back to the usual value', async () => {
    const { asked } = show({ requestSeconds: 90 });
    await userEvent.click(await screen.findByRole('button', { name: 'Reset Time limit of a request to 60' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save settings' }));
    await waitFor(() => expect(asked('settings.update')).toMatchObject([{ requestSeconds: 60 }]));
  });

  it('refuse what is out of bounds at its place and bend nothing', async () => {
    const { asked } = show();
    const field = await screen.findByLabelText('Repetitions of a request');
    await userEvent.clear(field);
    await userEvent.type(field, '11');
    await userEvent.click(screen.getByRole('button', { name: 'Save settings' }));
    expect(await screen.findByText('At most 10.')).toBeTruthy();
    expect(asked('settings.update')).toEqual([]);
  });

  it('are read-only for who may not change them, with the reason', async () => {
    show({}, { ...vault, hasOperators: true, operator: { name: 'Vic', role: 'viewer' }, may: ['vault.changePassphrase'] });
    expect(await screen.findByText('Settings are read-only for you')).toBeTruthy();
    const frameOf = (name: string) => screen.getByRole('button', { name }).closest('fieldset');
    expect(frameOf('Dark')).toHaveProperty('disabled', true);
    expect(frameOf('Save settings')).toHaveProperty('disabled', true);
    expect(frameOf('Change passphrase')).toBeNull();
  });
});
