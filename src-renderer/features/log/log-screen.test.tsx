import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { LogScreen } from './log-screen.tsx';

const SLOW = { timeout: 30_000 };
const entry = { at: 0, level: 'warn', event: 'gitlab.slow', data: { ms: 12, host: null } };

const show = (more: Parameters<typeof showWithBridge>[1] = {}) => showWithBridge(<LogScreen />, { 'log.list': () => ({ items: [entry], total: 1 }), ...more });

afterEach(cleanup);

describe('the log', SLOW, () => {
  it('is asked for by level and text, and again when it is refreshed', async () => {
    const { asked } = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Errors' }));
    await userEvent.type(screen.getByLabelText('Search the log'), 'slow');
    await waitFor(() => expect(asked('log.list').at(-1)).toEqual({ level: 'error', text: 'slow', offset: 0, limit: 100 }));
    const before = asked('log.list').length;
    await userEvent.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(asked('log.list').length).toBeGreaterThan(before));
  });

  it('goes into a support bundle at the place that was chosen, after it was said what is in it', async () => {
    const { asked } = show({ 'files.choose': () => ({ grant: 'g1', name: '/home/ada/support.json' }), 'log.supportBundle': () => ({ bytes: 12_345 }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Export support bundle' }));
    expect(await screen.findByText(/tokens, passphrases and keys/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Choose file' }));
    expect(await screen.findByText('Written to /home/ada/support.json, 12.3 kB.')).toBeTruthy();
    expect(asked('log.supportBundle')).toEqual([{ file: { grant: 'g1' } }]);
  });

  it('writes nothing where nothing was chosen, and says why where it cannot be written', async () => {
    let grant: string | null = null;
    const { asked } = show({ 'files.choose': () => ({ grant, name: null }), 'log.supportBundle': () => new Refusal({ code: 'storage', reason: 'disk_full' }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Export support bundle' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Choose file' }));
    await waitFor(() => expect(asked('files.choose')).toHaveLength(1));
    expect(asked('log.supportBundle')).toEqual([]);
    grant = 'g2';
    await userEvent.click(screen.getByRole('button', { name: 'Choose file' }));
    expect(await screen.findByText('The disk is full')).toBeTruthy();
  });
});
