import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { JobId } from '../../../src-preload/contract/ids.ts';
import type { Job } from '../../../src-preload/contract/models/job.ts';
import { noteProgress, useProgress } from '../../state/progress.ts';
import { JobProgress } from './job-progress.tsx';

const id = JobId.parse(3);
const job = (state: Job['state'], processed: number): Job => ({
  id, kind: 'batch', state, mirrorId: null, mirrorPath: null, planId: null, action: 'verify', progress: { total: 12, processed, succeeded: processed, failed: 0, skipped: 0 },
  failure: null, result: null, attempts: 1, createdAt: 0, runAt: 0, startedAt: 0, finishedAt: null,
});
const event = (state: Job['state'], processed: number) => ({ id, state, progress: job(state, processed).progress });

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
