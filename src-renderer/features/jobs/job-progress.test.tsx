import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { InstanceId, JobId } from '../../../src-preload/contract/ids.ts';
import type { JobDetail } from '../../../src-preload/contract/models/job.ts';
import { noteProgress, useProgress } from '../../state/progress.ts';
import { JobProgress } from './job-progress.tsx';

const id = JobId.parse(3);
const job = (state: JobDetail['state'], processed: number, outlook: JobDetail['outlook'] = null): JobDetail => ({
  id, kind: 'batch', state, mirrorId: null, mirrorPath: null, planId: null, action: 'verify', progress: { total: 12, processed, succeeded: processed, failed: 0, skipped: 0 },
  failure: null, result: null, attempts: 1, createdAt: 0, runAt: 0, startedAt: 0, finishedAt: null, outlook, heldBy: null,
});
const event = (state: JobDetail['state'], processed: number) => ({ id, state, progress: job(state, processed).progress });

afterEach(() => {
  cleanup();
  useProgress.setState({ byJob: new Map() });
});

describe('the progress of a job', () => {
  it('follows it while it runs', () => {
    render(<JobProgress job={job('running', 0)} />);
    act(() => noteProgress(event('running', 5)));
    expect(screen.getByText('5 of 12')).toBeTruthy();
  });

  it('says what holds it up, and how long the rest takes at that pace', () => {
    const outlook = { instanceId: InstanceId.parse(2), of: 'comments', perMinute: 60, by: 'server', until: 0, left: 8400, remainingMs: 8_400_000 } as const;
    render(<JobProgress job={job('running', 4, outlook)} />);
    expect(screen.getByText('4 of 12')).toBeTruthy();
    expect(screen.getByText('about 2 h 20 min left')).toBeTruthy();
    expect(screen.getByText('The server allows 60 comments a minute; about 8,400 are left.')).toBeTruthy();
  });

  it('is no whole while it runs and nobody knows how much is to come', () => {
    render(<JobProgress job={job('running', 12)} />);
    expect(screen.getByText('12 so far')).toBeTruthy();
    expect(screen.getByRole('progressbar').hasAttribute('aria-valuenow')).toBe(false);
  });

  it('says why a job waits that may not begin, and where that is decided', () => {
    render(<JobProgress job={{ ...job('queued', 0), heldBy: 'claim' }} />);
    expect(screen.getByText(/another machine with this configuration writes/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'See who writes' }).getAttribute('href')).toBe('#/transfer');
  });

  it('ends with its row, whatever was told of it last', () => {
    act(() => noteProgress(event('running', 12)));
    render(<JobProgress job={job('succeeded', 12)} />);
    expect(screen.getByText('Done')).toBeTruthy();
    expect(screen.queryByText('Running')).toBeNull();
  });

  it('is forgotten when the end is told', () => {
    noteProgress(event('running', 5));
    noteProgress(event('succeeded', 12));
    expect(useProgress.getState().byJob.size).toBe(0);
  });
});
