import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MirrorId } from '../../../src-preload/contract/ids.ts';
import type { IssueProblem, IssueRun, IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { followAddress, navigate } from '../../state/route.ts';
import { aMirror } from '../mirrors/sample-mirror.ts';
import { aPair } from '../pairs/sample-pair.ts';
import { aProblem, aRun, aSync, anItem } from './sample-sync.ts';
import { SyncView } from './sync-view.tsx';

type Given = { sync?: IssueSync; runs?: IssueRun[]; problems?: IssueProblem[]; answers?: Parameters<typeof showWithBridge>[1] };

const paged = (items: readonly unknown[]) => ({ items, total: items.length });

const show = ({ sync = aSync(), runs = [aRun()], problems = [aProblem()], answers = {} }: Given, tab: Readonly<Record<string, string>> = {}) => {
  navigate('issues', { id: 7, params: tab, replace: true });
  return showWithBridge(<SyncView mirrorId={MirrorId.parse(7)} />, {
    'issueSync.get': () => sync,
    'issueSync.history': () => paged(runs),
    'issueSync.runItems': () => paged([anItem()]),
    'issueSync.problems': () => paged(problems),
    'issueSync.preflight': () => ({ checks: [{ part: 'title', state: 'kept', reason: 'none' }, { part: 'weight', state: 'not_kept', reason: 'tier' }] }),
    'issueSync.configure': () => sync,
    'mirrors.get': () => ({ ...aMirror(), settingDifferences: [], refDifferences: [], refsFailure: null, diagnosis: null, followedBy: null }),
    'pairs.get': () => aPair({ issueSyncEnabled: true }),
    ...answers,
  });
};

let off: () => void = () => undefined;
beforeEach(() => {
  off = followAddress();
});
afterEach(() => {
  cleanup();
  off();
});

describe('the issue sync of a mirror', () => {
  it('says before the first run what cannot be kept, and why', async () => {
    show({ sync: aSync({ lastRun: null, links: 0 }), runs: [] });
    const kept = await screen.findByRole('region', { name: 'What the target keeps' });
    expect(await within(kept).findByText('Kept as it is: title.')).toBeTruthy();
    expect(within(kept).getByRole('row', { name: /Weight not kept the target needs GitLab Premium/ })).toBeTruthy();
  });

  it('is switched on, off, or left to the pair', async () => {
    const { asked } = show({});
    await userEvent.click(await screen.findByRole('radio', { name: 'No' }));
    expect(screen.getByRole('radio', { name: 'Inherit (yes)' })).toBeTruthy();
    expect(asked('issueSync.configure')).toEqual([{ mirrorId: 7, enabled: false }]);
  });

  it('shows what was asked for until it is read anew, and what is stored once that was refused', async () => {
    let answer: (reply: unknown) => void = () => undefined;
    show({ answers: { 'issueSync.configure': () => new Promise((resolve) => (answer = resolve)) } });
    const no = await screen.findByRole('radio', { name: 'No' });
    const inherit = screen.getByRole('radio', { name: 'Inherit (yes)' });
    await userEvent.click(no);
    await waitFor(() => expect(no).toHaveProperty('disabled', true));
    answer({});
    await waitFor(() => expect(no).toHaveProperty('disabled', false));
    expect(no).toHaveProperty('checked', true);
    await userEvent.click(screen.getByRole('radio', { name: 'Yes' }));
    await waitFor(() => expect(no).toHaveProperty('disabled', true));
    answer(new Refusal({ code: 'conflict', reason: 'being_changed' }));
    expect(await screen.findByText(/Issue sync was not switched/)).toBeTruthy();
    expect(inherit).toHaveProperty('checked', true);
  });

  it('offers only a dry run while it is off', async () => {
    show({ sync: aSync({ enabled: false }) });
    expect(await screen.findByRole('button', { name: 'Run now' })).toHaveProperty('disabled', true);
    expect(screen.getByRole('button', { name: 'Dry run' })).toHaveProperty('disabled', false);
  });

  it('leads from a dry run to what it found, and from there to the run', async () => {
    const dry = aRun({ id: 44, jobId: 90, cause: 'dry', created: 120, updated: 0, estimatedRequests: 640, estimatedMs: 251_000 });
    const { asked } = show({ runs: [dry, aRun()], answers: { 'issueSync.run': () => ({ jobId: 90 }) } });
    await userEvent.click(await screen.findByRole('button', { name: 'Dry run' }));
    const panel = await screen.findByRole('region', { name: 'Dry run' });
    expect(within(panel).getByText(/A run now would create 120 issues\. It needs about 640 requests/)).toBeTruthy();
    await userEvent.click(within(panel).getByRole('button', { name: 'Run now' }));
    expect(asked('issueSync.run')).toEqual([{ mirrorId: 7, dryRun: true }, { mirrorId: 7, dryRun: false }]);
  });

  it('says why a run was not started', async () => {
    show({ answers: { 'issueSync.run': () => new Refusal({ code: 'conflict', reason: 'issue_sync_reverse_runs' }) } });
    await userEvent.click(await screen.findByRole('button', { name: 'Run now' }));
    expect(await screen.findByText('The run was not started')).toBeTruthy();
  });

  it('saves only the options that were changed', async () => {
    const { asked } = show({}, { tab: 'options' });
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Comments' }));
    await userEvent.click(screen.getByRole('radio', { name: 'Since a date' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save options' }));
    expect(await screen.findByText('Enter a day.')).toBeTruthy();
    await userEvent.click(screen.getByRole('radio', { name: 'Everything' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save options' }));
    await waitFor(() => expect(asked('issueSync.configure')).toEqual([{ mirrorId: 7, comments: false, existing: 'all' }]));
  });
});

const VIC: VaultStatus = {
  state: 'unlocked', keyStore: 'available', keyStoreName: null, slots: ['passphrase'], hasOperators: true, operator: { name: 'Vic', role: 'viewer' }, lockedBecause: null, retryAt: null,
  may: ['issueSync.get', 'issueSync.labelRules', 'issueSync.peopleRules'],
};

describe('to a viewer', () => {
  const VIEWER = { 'vault.status': () => VIC };
  const denied = 'The role Viewer does not permit this';

  it.each([['labels', 'Label rules'], ['people', 'People rules'], ['options', 'Options']])('shows %s to be read only', async (tab, name) => {
    show({ answers: { ...VIEWER, 'issueSync.labelRules': () => paged([{ source: 'bug', action: 'same', target: null, create: true }]), 'issueSync.peopleRules': () => paged([]) } }, { tab });
    const form = await screen.findByRole('form', { name });
    await waitFor(() => expect(within(form).getByText(denied, { exact: false })).toBeTruthy());
    for (const button of within(form).getAllByRole('button')) expect(button.closest('fieldset')?.disabled).toBe(true);
  });

  it('says why it does not run', async () => {
    const { asked } = show({ answers: VIEWER });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Run now' }).getAttribute('aria-description')).toContain(denied));
    await userEvent.click(screen.getByRole('button', { name: 'Run now' }));
    expect(asked('issueSync.run')).toEqual([]);
  });
});

describe('the problems of a sync', () => {
  it('are retried at once', async () => {
    const { asked } = show({ answers: { 'issueSync.settleProblem': () => ({ jobId: 91 }) } }, { tab: 'problems', problem: '5' });
    await userEvent.click(await screen.findByRole('button', { name: 'Retry' }));
    expect(asked('issueSync.settleProblem')).toEqual([{ problemId: 5, as: 'retry' }]);
  });

  it('offer what fits the kind, and ask before a copy is deleted', async () => {
    const { asked } = show({ problems: [aProblem({ kind: 'source_deleted', targetIid: 9, failure: null })], answers: { 'issueSync.settleProblem': () => ({ jobId: null }) } }, { tab: 'problems', problem: '5' });
    await userEvent.click(await screen.findByRole('button', { name: 'Delete the copy' }));
    expect(screen.queryByRole('button', { name: 'Copy again' })).toBeNull();
    expect(asked('issueSync.settleProblem')).toEqual([]);
    await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete the copy' }));
    expect(asked('issueSync.settleProblem')).toEqual([{ problemId: 5, as: 'delete_copy' }]);
  });
});

describe('the label rules of a sync', () => {
  it('begin with the new one, refuse what is not complete, and are saved together', async () => {
    const stored = [{ source: 'bug', action: 'same', target: null, create: true }];
    const { asked } = show({ answers: { 'issueSync.labelRules': ({ rules }) => paged(Array.isArray(rules) ? rules : stored) } }, { tab: 'labels' });
    await userEvent.click(await screen.findByRole('button', { name: 'Add rule' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save rules' }));
    expect(await screen.findByText('Rule 1: Enter a value.')).toBeTruthy();
    expect(asked('issueSync.labelRules')).toHaveLength(1);
  });
});
