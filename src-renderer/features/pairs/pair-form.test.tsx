import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { InstanceId } from '../../../src-preload/contract/ids.ts';
import { Instance } from '../../../src-preload/contract/models/instance.ts';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { PairForm } from './pair-form.tsx';
import { aPair } from './sample-pair.ts';

const anInstance = (id: number, name: string, pull: 'yes' | 'no'): Instance =>
  Instance.parse({
    id, name, url: `https://${id}.example`, description: '', network: 'public', hasCaCertificate: false, version: '18.4.0', edition: pull === 'yes' ? 'enterprise' : 'community',
    tier: 'unknown', tokenUser: null, tokenUserId: null, tokenName: null, tokenScopes: [], tokenExpiresAt: null, reachability: 'ok', checkedAt: null, pairs: 0, mirrors: 0, createdAt: 0,
    capabilities: [
      { capability: 'pull_mirror', state: pull, reason: pull === 'yes' ? null : 'edition' },
      { capability: 'project_tokens', state: pull, reason: pull === 'yes' ? null : 'tier' },
      { capability: 'group_tokens', state: pull, reason: pull === 'yes' ? null : 'tier' },
    ],
  });

const instances = [anInstance(1, 'Company', 'yes'), anInstance(2, 'gitlab.com', 'no')];

const show = (pair: Pair | null, known: readonly Pair[] = []) =>
  showWithBridge(<PairForm pair={pair} onClose={() => undefined} />, {
    'instances.list': () => ({ items: instances, total: instances.length }),
    'pairs.list': () => ({ items: known, total: known.length }),
    'pairs.create': () => new Refusal({ code: 'name_taken', field: 'name' }),
    'pairs.update': () => pair,
  });

const choose = async (field: string, option: string) => {
  await userEvent.click(await screen.findByRole('combobox', { name: field }));
  await userEvent.click(await screen.findByRole('option', { name: option }));
};

afterEach(cleanup);

describe('the pair form', () => {
  it('says what each direction means for the chosen instances, and that this target cannot pull', async () => {
    show(null);
    await choose('Source', 'Company');
    await choose('Target', 'gitlab.com');
    expect(screen.getByText(/GitLab on Company pushes to gitlab.com/)).toBeTruthy();
    expect(screen.queryByText(/cannot pull/)).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: 'Pull' }));
    expect(screen.getByText(/gitlab.com cannot pull: it needs GitLab Enterprise Edition/)).toBeTruthy();
  });

  it('shows a taken name at the name', async () => {
    const { asked } = show(null);
    await userEvent.type(screen.getByLabelText('Name'), 'Other');
    await choose('Source', 'Company');
    await choose('Target', 'gitlab.com');
    await userEvent.click(screen.getByRole('button', { name: 'Create pair' }));
    expect(await screen.findByText(/This name is taken/)).toBeTruthy();
    expect(asked('pairs.create')).toMatchObject([{ sourceInstanceId: 1, targetInstanceId: 2, direction: 'push', triggerBuilds: false, branchRegex: null }]);
  });

  it('tells that the reverse pair makes it two-way', async () => {
    show(null, [aPair({ id: 9, name: 'Back home', sourceInstanceId: InstanceId.parse(2), targetInstanceId: InstanceId.parse(1) })]);
    await choose('Source', 'Company');
    await choose('Target', 'gitlab.com');
    expect(await screen.findByRole('link', { name: 'Back home' })).toBeTruthy();
    expect(screen.getByText(/last write wins/)).toBeTruthy();
  });

  it('fixes instances and direction while the pair has mirrors, and warns when their defaults would change', async () => {
    const { asked } = show(aPair({ mirrors: 12 }));
    expect(screen.queryByRole('radio', { name: 'Pull' })).toBeNull();
    expect(screen.getByText(/fixed while the pair has 12 mirrors/)).toBeTruthy();
    expect(screen.queryByText(/until they are applied again/)).toBeNull();
    await userEvent.click(screen.getByRole('checkbox', { name: 'Overwrite diverged branches' }));
    expect(screen.getByText(/until they are applied again/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Save pair' }));
    expect(asked('pairs.update')).toHaveLength(1);
    expect(asked('pairs.update')[0]).not.toHaveProperty('direction');
  });

  it('says before anything is made which credential the servers do not have, and what works instead', async () => {
    const { asked } = show(null);
    await userEvent.type(screen.getByLabelText('Name'), 'New');
    await choose('Source', 'Company');
    await choose('Target', 'gitlab.com');
    expect(screen.getByText('No mirror can be made with this: Project access token')).toBeTruthy();
    expect(screen.getByText(/Possible here: Account and SSH key/)).toBeTruthy();
    expect(screen.getByRole('radio', { name: /Group access token/ })).toHaveProperty('disabled', true);
    expect(screen.getByRole('radio', { name: /Deploy token/ })).toHaveProperty('disabled', true);
    await userEvent.click(screen.getByRole('radio', { name: /Account/ }));
    expect(screen.queryByText(/No mirror can be made/)).toBeNull();
    await userEvent.click(screen.getByRole('button', { name: 'Create pair' }));
    expect(asked('pairs.create')).toEqual([]);
    await userEvent.type(screen.getByLabelText('User name'), 'sync');
    await userEvent.type(screen.getByLabelText('Password or token'), 'secret');
    await userEvent.click(screen.getByRole('button', { name: 'Create pair' }));
    expect(asked('pairs.create')).toMatchObject([{ credentialSource: 'account', account: { username: 'sync', password: 'secret' } }]);
  });

  it('tells that existing mirrors keep their credential until a plan moves them', async () => {
    show(aPair({ mirrors: 3 }));
    expect(screen.queryByText(/until a plan moves them/)).toBeNull();
    await userEvent.click(await screen.findByRole('radio', { name: /SSH key/ }));
    expect(screen.getByText(/until a plan moves them/)).toBeTruthy();
    expect(screen.getByText(/SSH host key/)).toBeTruthy();
  });
});
