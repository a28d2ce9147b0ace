import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../../src-preload/contract/models/settings.ts';
import { Refusal, showWithBridge } from '../../api/show-with-bridge.tsx';
import { NoticeSettings } from './notice-settings.tsx';

const show = (change: Partial<Settings> = {}) =>
  showWithBridge(<NoticeSettings settings={{ ...DEFAULT_SETTINGS, ...change }} />, { 'settings.update': (input) => ({ ...DEFAULT_SETTINGS, ...input }) });

afterEach(cleanup);

describe('the notifications', () => {
  it('are switched off one kind at a time', async () => {
    const { asked } = show();
    await userEvent.click(screen.getByRole('switch', { name: 'Recoveries' }));
    expect(asked('settings.update')).toEqual([{ notifyRecoveries: false }]);
  });

  it('rest in hours that are chosen, over midnight as well', async () => {
    const { asked } = show({ quietHours: { from: 20 * 60, until: 7 * 60 } });
    fireEvent.change(screen.getByLabelText('Quiet until'), { target: { value: '06:30' } });
    fireEvent.blur(screen.getByLabelText('Quiet until'));
    await waitFor(() => expect(asked('settings.update')).toEqual([{ quietHours: { from: 20 * 60, until: 6 * 60 + 30 } }]));
  });

  it('keep their hours while a time is being typed, and where it is given up', async () => {
    const { asked } = show({ quietHours: { from: 20 * 60, until: 7 * 60 } });
    const field = screen.getByLabelText('Quiet from');
    for (const part of ['02:00', '', '21:00']) fireEvent.change(field, { target: { value: part } });
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(field).toHaveProperty('value', '20:00');
    fireEvent.change(field, { target: { value: '' } });
    fireEvent.blur(field);
    expect(field).toHaveProperty('value', '20:00');
    fireEvent.change(field, { target: { value: '21:00' } });
    fireEvent.keyDown(field, { key: 'Enter' });
    await waitFor(() => expect(asked('settings.update')).toEqual([{ quietHours: { from: 21 * 60, until: 7 * 60 } }]));
  });

  it('say it where a choice could not be saved', async () => {
    showWithBridge(<NoticeSettings settings={DEFAULT_SETTINGS} />, { 'settings.update': () => new Refusal({ code: 'storage', reason: 'disk_full' }) });
    await userEvent.click(screen.getByRole('switch', { name: 'Quiet hours' }));
    expect(await screen.findByText('The setting was not saved')).toBeTruthy();
  });
});
