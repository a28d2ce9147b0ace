import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { createQueryClient } from '../../api/query-client.ts';
import { LockScreen } from './lock-screen.tsx';

const locked: VaultStatus = { state: 'locked', keyStore: 'changed', keyStoreName: null, slots: ['passphrase'], lockedBecause: 'key_store_changed', hasOperators: false, operator: null, retryAt: null, may: [] };

const show = (vault: VaultStatus, failure: Failure) => {
  const asked: unknown[] = [];
  const bridge = {
    call: (method: string, input: unknown) => {
      asked.push([method, input]);
      return Promise.resolve({ ok: false, failure });
    },
    on: () => () => undefined,
  };
  Object.defineProperty(window, 'maestro', { value: bridge, configurable: true });
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={createQueryClient()}>
        <LockScreen vault={vault} />
      </QueryClientProvider>
    </MantineProvider>,
  );
  return asked;
};

afterEach(cleanup);

describe('the lock screen', () => {
  it('says why it is locked and hands the passphrase over', async () => {
    const asked = show(locked, { code: 'wrong_passphrase', retryAt: null });
    expect(screen.getByRole('heading', { name: 'The key store is another one' })).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Passphrase'), 'correct horse');
    await userEvent.click(screen.getByRole('button', { name: 'Unlock' }));
    expect(asked).toEqual([['vault.unlock', { passphrase: 'correct horse' }]]);
  });

  it('empties the field after a wrong passphrase and waits as long as it is told', async () => {
    show(locked, { code: 'wrong_passphrase', retryAt: Date.now() + 60_000 });
    await userEvent.type(screen.getByLabelText('Passphrase'), 'wrong{Enter}');
    expect(await screen.findByText(/does not open the vault/)).toBeTruthy();
    expect(screen.getByLabelText('Passphrase')).toHaveProperty('value', '');
    expect(screen.getByText(/Next attempt in (60|59) seconds/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Unlock' })).toHaveProperty('disabled', true);
  });

  it('asks the key store again where no passphrase was set, and says its reason once', async () => {
    const asked = show({ ...locked, slots: ['key_store'], lockedBecause: 'key_store_unavailable' }, { code: 'locked', reason: 'key_store_unavailable' });
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    await userEvent.keyboard('{Enter}');
    expect(asked).toEqual([['vault.unlock', {}]]);
    expect(await screen.findByText('The vault stays locked')).toBeTruthy();
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Ask the key store again' }));
    expect(screen.getAllByText(/did not answer/)).toHaveLength(1);
  });
});

describe('the lock screen with operators', () => {
  const signedOut: VaultStatus = { ...locked, keyStore: 'available', slots: ['recovery'], hasOperators: true, lockedBecause: 'signed_out' };

  it('asks for a name and a passphrase, and a wrong one says nothing about who exists', async () => {
    const asked = show(signedOut, { code: 'wrong_passphrase', retryAt: null });
    await userEvent.type(screen.getByLabelText('Name'), 'Ada');
    await userEvent.type(screen.getByLabelText('Passphrase'), 'wrong{Enter}');
    expect(asked).toEqual([['vault.unlock', { operator: 'Ada', passphrase: 'wrong' }]]);
    expect(await screen.findByText(/^Name and passphrase do not open the vault/)).toBeTruthy();
  });

  it('takes the recovery code as another way in', async () => {
    const asked = show(signedOut, { code: 'wrong_passphrase', retryAt: null });
    await userEvent.click(screen.getByRole('button', { name: 'Use the recovery code' }));
    await userEvent.type(screen.getByLabelText('Recovery code'), 'aaaaa bbbbb{Enter}');
    expect(asked).toEqual([['vault.unlock', { recoveryCode: 'aaaaa bbbbb' }]]);
    expect(await screen.findByText(/^The code does not open the vault/)).toBeTruthy();
    expect(screen.getByLabelText('Recovery code')).toHaveProperty('value', 'aaaaa bbbbb');
  });

  it('trusts no passphrase after the operators were changed beside the program', () => {
    show({ ...signedOut, lockedBecause: 'operators_changed' }, { code: 'locked', reason: 'operators_changed' });
    expect(screen.queryByLabelText('Passphrase')).toBeNull();
    expect(screen.getByLabelText('Recovery code')).toBeTruthy();
  });
});
