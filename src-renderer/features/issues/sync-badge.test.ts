import { describe, expect, it } from 'vitest';
import { aRun, aSync } from './sample-sync.ts';
import { syncBadge } from './sync-badge.ts';

describe('the state of a sync', () => {
  it('is working while a job runs, even where it was switched off meanwhile', () => {
    expect(syncBadge(aSync({ jobId: 3, enabled: false })).status).toBe('working');
  });

  it('is off before it is anything that the last run was', () => {
    expect(syncBadge(aSync({ enabled: false, lastRun: aRun({ state: 'failed' }) }))).toEqual({ status: 'paused', label: 'Off' });
  });

  it('follows the last run, and is never green: nothing was compared', () => {
    const labels = (['succeeded', 'partial', 'failed', 'cancelled'] as const).map((state) => syncBadge(aSync({ lastRun: aRun({ state }) })));
    expect(labels.map(({ status, label }) => `${status} ${label}`)).toEqual(['null Done', 'behind Partly done', 'failed Failed', 'paused Cancelled']);
    expect(syncBadge(aSync({ lastRun: null })).label).toBe('Never run');
  });
});
