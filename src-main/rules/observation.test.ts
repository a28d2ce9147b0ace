import { describe, expect, it } from 'vitest';
import { statusOf } from './observation.ts';

describe('statusOf', () => {
  it.each([
    ['none', 'never'], ['scheduled', 'scheduled'], ['started', 'running'], ['finished', 'ok'], ['failed', 'failed'], ['canceled', 'failed'], ['to_retry', 'retrying'],
    ['hard_failed', 'paused'], ['something_new', 'unknown'], ['', 'unknown'], ['constructor', 'unknown'], ['Finished', 'unknown'],
  ])('folds %j into %s', (raw, expected) => {
    expect(statusOf(raw, 1000)).toBe(expected);
  });

  it('does not take finished without any update for a success', () => {
    expect(statusOf('finished', null)).toBe('never');
  });
});
