import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PreflightCheck } from '../../../src-preload/contract/models/mirror.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { useLastPair } from './last-pair.ts';
import { NewMirrorPanel } from './new-mirror-panel.tsx';
import { aMirror } from './sample-mirror.ts';

const pair = {
  id: 2, name: 'Company to gitlab.com', description: '', sourceInstanceId: 1, sourceInstanceName: 'Company', targetInstanceId: 3, targetInstanceName: 'gitlab.com', direction: 'push',
  overwriteDiverged: true, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false, credentialSource: 'project_token', accountUsername: null, credentialGroup: null, reversePairIds: [], mirrors: 0, createdAt: 0,
};
const project = (id: number, path: string, archived = false) => ({ id, path, name: path, archived, empty: false, lastActivityAt: null, webUrl: `https://x.example/${path}` });

const SOURCES = [project(41, 'platform/billing'), project(42, 'platform/billing-old', true)];
const TARGETS = [project(902, 'company/billing')];

const blocker: PreflightCheck = { check: 'archived', side: 'target', level: 'blocker', failure: { code: 'project_archived', instanceId: null, project: 'company/billing' }, names: [] };

type Told = { checks?: PreflightCheck[]; create?: unknown; existing?: object[] };

const show = ({ checks = [], create = aMirror(), existing = [] }: Told = {}) => {
  const created: number[] = [];
  const { asked } = showWithBridge(<NewMirrorPanel pairId={null} onCreated={(id) => created.push(id)} onClose={() => undefined} />, {
    'pairs.list': () => ({ items: [pair], total: 1 }),
    'instances.projects': ({ instanceId, text }) => ({ items: (instanceId === 1 ? SOURCES : TARGETS).filter(({ path }) => path.includes(typeof text === 'string' ? text : '')), more: false }),
    'instances.existingMirrors': () => ({ items: existing, total: existing.length }),
    'mirrors.preflight': () => ({ direction: 'push', source: { id: 41, path: 'platform/billing' }, target: { id: 902, path: 'company/billing' }, effective: pair, checks, possible: checks.every(({ level }) => level !== 'blocker') }),
    'mirrors.create': () => create,
  });
  return { asked, created };
};

const button = (name: string) => screen.getByRole('button', { name });

const chooseBoth = async () => {
  await userEvent.type(await screen.findByRole('combobox', { name: 'Source project' }), 'billing');
  await userEvent.click(await screen.findByRole('option', { name: /platform\/billing #41/ }));
  await userEvent.click(await screen.findByRole('button', { name: 'Use company/billing' }));
};

afterEach(() => {
  cleanup();
  useLastPair.setState({ pairId: null });
});

describe('a new mirror', () => {
  it('is created by project ids after a check, with only the overrides that were set, and opens', async () => {
    const { asked, created } = show();
    await chooseBoth();
    expect(button('Create mirror')).toHaveProperty('disabled', true);
    await userEvent.click(within(screen.getByRole('radiogroup', { name: 'Overwrite diverged branches' })).getByRole('radio', { name: 'No' }));
    await userEvent.click(button('Check'));
    expect(await screen.findByText('The mirror can be created.')).toBeTruthy();
    await userEvent.click(button('Create mirror'));
    const input = { pairId: 2, source: 41, target: 902, enabled: true, overrides: { overwriteDiverged: false } };
    expect(asked('mirrors.preflight')).toEqual([input]);
    expect(asked('mirrors.create')).toEqual([input]);
    expect(created).toEqual([7]);
    expect(useLastPair.getState().pairId).toBe(2);
  });

  it('cannot be created past a blocker, which says what to do', async () => {
    show({ checks: [blocker] });
    await chooseBoth();
    await userEvent.click(button('Check'));
    const checks = await screen.findByRole('list', { name: 'Checks' });
    expect(within(checks).getByText('Blocker: The project is archived')).toBeTruthy();
    expect(within(checks).getByText(/Unarchive it on GitLab/)).toBeTruthy();
    expect(button('Create mirror')).toHaveProperty('disabled', true);
  });

  it('asks for another check when what was checked is changed', async () => {
    show();
    await chooseBoth();
    await userEvent.click(button('Check'));
    await screen.findByText('The mirror can be created.');
    await userEvent.click(screen.getByRole('switch', { name: 'Enabled' }));
    expect(screen.queryByText('The mirror can be created.')).toBeNull();
    expect(button('Create mirror')).toHaveProperty('disabled', true);
  });

  it('keeps the form and says why when GitLab did not take it', async () => {
    const { created } = show({ create: new Refusal({ code: 'unreachable', instanceId: null, reason: 'timeout' }) });
    await chooseBoth();
    await userEvent.click(button('Check'));
    await screen.findByText('The mirror can be created.');
    await userEvent.click(button('Create mirror'));
    expect((await screen.findByRole('alert')).textContent).toContain('The mirror was not created');
    expect(screen.getByRole('combobox', { name: 'Source project' })).toHaveProperty('value', 'platform/billing');
    expect(button('Create mirror')).toHaveProperty('disabled', false);
    expect(created).toEqual([]);
  });

  it('warns of mirrors that the source has already', async () => {
    show({ existing: [{ direction: 'push', gitlabMirrorId: 3, url: 'https://elsewhere.example/copy.git', enabled: true, status: null, other: null }] });
    await chooseBoth();
    expect(await screen.findByText('The project already has 1 push mirror on GitLab')).toBeTruthy();
    expect(screen.getByText('https://elsewhere.example/copy.git')).toBeTruthy();
  });
});
