import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { InstanceRest } from '../../../src-preload/contract/models/background.ts';
import { InstanceId } from '../../../src-preload/contract/ids.ts';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { restWords, windowWords } from './pause-words.ts';
import { PausesPanel } from './pauses-panel.tsx';

const SLOW = { timeout: 30_000 };
const company: InstanceRest = { instanceId: InstanceId.parse(3), name: 'Company', pause: null, maintenance: null, restsFor: null };

const show = (rest: Partial<InstanceRest> = {}) =>
  showWithBridge(<PausesPanel onClose={() => undefined} />, {
    'background.get': () => ({ state: 'fine', heldBy: null, pausedUntil: null, saving: false, counts: { mirrors: 0, failed: 0, differing: 0, ending: 0, left: 0, running: 0, waiting: 0 }, problems: [] }),
    'background.pause': () => ({}),
    'background.rests': () => ({ items: [{ ...company, ...rest }], total: 1 }),
    'background.setRest': () => company,
  });

afterEach(cleanup);

describe('the pauses', SLOW, () => {
  it('are of everything, for a time', async () => {
    const { asked } = show();
    await userEvent.click(await screen.findByRole('button', { name: 'Pause all background work' }));
    await userEvent.click(await screen.findByRole('menuitem', { name: 'Until resumed' }));
    expect(asked('background.pause')).toEqual([{ until: null }]);
  });

  it('are of one instance, and end by hand', async () => {
    const { asked } = show({ pause: { until: null }, restsFor: 'pause' });
    await userEvent.click(await screen.findByRole('button', { name: 'Resume Company' }));
    expect(asked('background.setRest')).toEqual([{ instanceId: 3, pause: null }]);
  });

  it('come each week where a maintenance is set, and never where no day is left', async () => {
    const { asked } = show({ maintenance: { days: [6], from: 60, until: 120 } });
    await userEvent.click(await screen.findByRole('button', { name: 'Maintenance of Company' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Sun' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save maintenance' }));
    await waitFor(() => expect(asked('background.setRest')).toEqual([{ instanceId: 3, maintenance: { days: [6, 0], from: 60, until: 120 } }]));
    await userEvent.click(await screen.findByRole('button', { name: 'Maintenance of Company' }));
    await userEvent.click(await screen.findByRole('checkbox', { name: 'Sat' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save maintenance' }));
    await waitFor(() => expect(asked('background.setRest')[1]).toEqual({ instanceId: 3, maintenance: null }));
  });
});

describe('a rest in words', () => {
  it('names days from Monday, and the day after where it goes over midnight', () => {
    expect(windowWords({ days: [0, 6], from: 22 * 60, until: 4 * 60 })).toBe('Sat and Sun, 22:00 to 04:00 of the next day');
    expect(windowWords({ days: [0, 1, 2, 3, 4, 5, 6], from: 60, until: 120 })).toBe('Every day, 01:00 to 02:00');
  });

  it('says a pause before a maintenance', () => {
    expect(restWords({ pause: { until: null }, restsFor: 'pause' })).toBe('Paused until resumed');
    expect(restWords({ pause: null, restsFor: 'maintenance' })).toBe('In maintenance now');
    expect(restWords({ pause: null, restsFor: null })).toBe('Worked on');
  });
});
