import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { MethodName, Output } from '../../../src-preload/contract/methods.ts';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { ScheduleSection } from './schedule-section.tsx';

type Overview = Output<'transfer.overview'>;

const none = { settings: 0, secrets: 0, instances: 1, formerOrigins: 0, pairs: 0, mirrors: 0, credentials: 0, issueSyncs: 0, syncRules: 0, issueLinks: 0, noteLinks: 0, uploadLinks: 0, claims: 0 };
const OVERVIEW: Overview = {
  installation: { id: '0123456789ab', name: '' }, counts: none, nextBackupAt: null, lastRestore: null, running: null,
  schedule: { folder: null, everyDays: 1, keep: 14, secrets: true, hasPassphrase: false, remindDays: 30 },
  lastBackup: { madeAt: null, bytes: null, failure: null, failedAt: null, notRemoved: null, overdue: false },
};
const SCHEDULED: Overview = { ...OVERVIEW, nextBackupAt: 1, schedule: { ...OVERVIEW.schedule, folder: '/mnt/share', hasPassphrase: true } };

const show = (overview: Overview, may: MethodName[] = ['transfer.schedule']) =>
  showWithBridge(<ScheduleSection overview={overview} />, {
    'vault.status': () => ({ may, operator: null }), 'files.choose': () => ({ grant: 'g1', name: '/mnt/other' }), 'transfer.schedule': () => SCHEDULED.schedule,
  });

afterEach(cleanup);

describe('backups on the screen', () => {
  it('are missed in words, and scheduled with a folder and a passphrase', async () => {
    const { asked } = show({ ...OVERVIEW, lastBackup: { ...OVERVIEW.lastBackup, overdue: true } });
    expect(screen.getByText('A backup is overdue')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Schedule backups' }));
    expect((await screen.findByRole('button', { name: 'Save schedule' })).hasAttribute('disabled')).toBe(true);
    await userEvent.click(screen.getByRole('button', { name: 'Choose folder' }));
    await screen.findByText('/mnt/other');
    await userEvent.click(screen.getByRole('button', { name: 'Save schedule' }));
    expect(await screen.findByText('At least 8 characters.')).toBeTruthy();
    await userEvent.type(screen.getByLabelText('Passphrase of the files'), 'a sentence of words');
    await userEvent.type(screen.getByLabelText('Repeat passphrase'), 'a sentence of words');
    await userEvent.click(screen.getByRole('button', { name: 'Save schedule' }));
    await expect.poll(() => asked('transfer.schedule')).toEqual([{ everyDays: 1, keep: 14, secrets: true, folder: { grant: 'g1' }, passphrase: 'a sentence of words' }]);
  });

  it('say why the last one was not made, and are due as soon as work goes on', () => {
    show({ ...SCHEDULED, lastBackup: { ...SCHEDULED.lastBackup, failure: { code: 'file_refused', reason: 'not_found', where: null }, failedAt: 5 } });
    expect(screen.getByRole('alert').textContent).toContain('The last scheduled backup was not made');
    expect(screen.getByText('as soon as background work goes on')).toBeTruthy();
  });

  it('that were made are told as made where older ones are in the way', () => {
    show({ ...SCHEDULED, lastBackup: { ...SCHEDULED.lastBackup, madeAt: 5, bytes: 10, notRemoved: { files: 2, failure: { code: 'storage', reason: 'read_only' } } } });
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('note').textContent).toContain('2 older backups could not be removed');
  });

  it('are stopped only after it was said that their passphrase is forgotten', async () => {
    const { asked } = show(SCHEDULED);
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(await screen.findByText(/Their passphrase is forgotten here/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Stop backups' }));
    await expect.poll(() => asked('transfer.schedule')).toEqual([{ folder: null }]);
  });

  it('are for administrators to change', async () => {
    show(SCHEDULED, []);
    await expect.poll(() => screen.getByRole('button', { name: 'Change schedule' }).getAttribute('aria-disabled')).toBe('true');
  });
});
