import { describe, expect, it } from 'vitest';
import { JobState } from '../../../src-preload/contract/models/job.ts';
import { controlsOf } from './job-controls.tsx';

describe('what can be done with a job', () => {
  it('is pausing and cancelling while it runs, resuming while it is paused, and retrying what failed at its end', () => {
    const controls = JobState.options.map((state) => `${state}: ${controlsOf({ kind: 'batch', open: 2 }, state).join(' ')}`);
    expect(controls).toEqual(['queued: pause cancel', 'running: pause cancel', 'paused: resume cancel', 'succeeded: ', 'partial: retry', 'failed: retry', 'cancelled: retry']);
  });

  it('is no retry of a plan here: its own screen applies what failed again', () => {
    expect(controlsOf({ kind: 'plan', open: 3 }, 'partial')).toEqual([]);
    expect(controlsOf({ kind: 'plan', open: 3 }, 'running')).toEqual(['pause', 'cancel']);
  });

  it('is no retry of an issue sync: it goes on with the next run, and a person begins one on its own screen', () => {
    expect(controlsOf({ kind: 'issue-sync', open: 3 }, 'partial')).toEqual([]);
    expect(controlsOf({ kind: 'issue-sync', open: 3 }, 'running')).toEqual(['pause', 'cancel']);
  });

  it('is no retry where nothing failed, and nothing for a job that is one step', () => {
    expect(controlsOf({ kind: 'batch', open: 0 }, 'cancelled')).toEqual([]);
    expect(controlsOf({ kind: 'follow-mirror', open: 1 }, 'running')).toEqual([]);
  });
});
