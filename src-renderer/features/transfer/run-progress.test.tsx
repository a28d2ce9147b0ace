import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { TransferRun } from '../../../src-preload/contract/models/transfer.ts';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { RunProgress } from './run-progress.tsx';

const run = (changes: Partial<TransferRun>): TransferRun => ({ what: 'backup', step: 'writing', done: 3, total: 12, startedAt: 1, ...changes });
const show = (running: TransferRun | null) => showWithBridge(<RunProgress what="backup" label="Backing up" />, { 'transfer.running': () => ({ running }), 'transfer.cancel': () => ({ cancelled: true }) });
const cancel = () => screen.getByRole('button', { name: 'Cancel' });

afterEach(cleanup);

describe('the progress of a transfer', () => {
  it('says how far it is, and lets it be cancelled', async () => {
    show(run({}));
    expect(await screen.findByText('Writing the file: 3 of 12 rows')).toBeTruthy();
    expect(cancel().hasAttribute('disabled')).toBe(false);
  });

  it('tells nothing of another one, and does not cancel it', async () => {
    const { asked } = show(run({ what: 'inspect', step: 'reading' }));
    await expect.poll(() => asked('transfer.running').length).toBeGreaterThan(1);
    expect(screen.queryByText(/Reading the file/)).toBeNull();
    expect(cancel().hasAttribute('disabled')).toBe(true);
  });

  it('names no passphrase before it is known whether there is one', () => {
    show(null);
    expect(screen.queryByText(/passphrase/)).toBeNull();
  });

  it('cannot be cancelled once it puts things in place', async () => {
    show(run({ step: 'applying', total: 0 }));
    expect(await screen.findByText(/From here on it ends by itself/)).toBeTruthy();
    expect(cancel().hasAttribute('disabled')).toBe(true);
  });
});
