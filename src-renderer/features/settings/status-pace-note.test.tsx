import { cleanup, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { showWithBridge } from '../../api/show-with-bridge.tsx';
import { StatusPaceNote } from './status-pace-note.tsx';

afterEach(cleanup);

const north = { instanceId: 1, instanceName: 'North', mirrors: 10_000, requests: 10_000, minutes: 17, isKept: false };
const show = (items: readonly object[], requestsPerMinute: number | string = 600) =>
  showWithBridge(<StatusPaceNote statusMinutes={15} requestsPerMinute={requestsPerMinute} />, { 'mirrors.statusPace': (input) => ({ oldestAt: null, items, ...input }) });

it('says which mirrors need longer than the age of a status, and at what rate', async () => {
  const { asked } = show([north, { ...north, instanceId: 2, instanceName: 'South', isKept: true }]);
  expect(await screen.findByText('Statuses can become older than 15 minutes')).toBeTruthy();
  expect(screen.getByText('10,000 mirrors on North need at least 17 minutes at 600 requests a minute while all their projects are active.')).toBeTruthy();
  expect(screen.queryByText(/South/)).toBeNull();
  expect(asked('mirrors.statusPace')).toEqual([{ statusMinutes: 15, requestsPerMinute: 600 }]);
});

it('is silent where the age is kept, and asks nothing while a figure is none', async () => {
  const kept = show([{ ...north, isKept: true }]);
  await waitFor(() => expect(kept.asked('mirrors.statusPace')).toHaveLength(1));
  expect(screen.queryByRole('note')).toBeNull();
  cleanup();
  expect(show([north], '').asked('mirrors.statusPace')).toEqual([]);
});
