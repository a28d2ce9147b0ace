import { describe, expect, it } from 'vitest';
import { lastSuccess, staleBounds, stalenessOf } from './staleness.ts';
import { count, figuresOf, newTally } from './tally.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const HOUR = 3_600_000;

describe('staleness', () => {
  it('counts from GitLab’s success or from our finding that both sides are equal, whichever is later', () => {
    expect(lastSuccess({ lastSuccessAt: 5, verified: 'equal', comparedAt: 9 })).toBe(9);
    expect(lastSuccess({ lastSuccessAt: 5, verified: 'behind', comparedAt: 9 })).toBe(5);
    expect(lastSuccess({ lastSuccessAt: null, verified: 'equal', comparedAt: 9 })).toBe(9);
    expect(lastSuccess({ lastSuccessAt: null, verified: 'never', comparedAt: null })).toBeNull();
  });

  it('has levels that 0 switches off, and an error that is never before its warning', () => {
    const at = (age: number, staleWarnHours: number, staleErrorHours: number) => stalenessOf(NOW - age * HOUR, NOW, staleBounds({ staleWarnHours, staleErrorHours }));
    expect([at(1, 24, 168), at(24, 24, 168), at(168, 24, 168)]).toEqual(['fresh', 'warning', 'error']);
    expect([at(9999, 0, 0), at(9999, 24, 0), at(200, 0, 168)]).toEqual(['fresh', 'warning', 'error']);
    expect([at(10, 24, 1), at(24, 24, 1)]).toEqual(['fresh', 'error']);
    expect(stalenessOf(null, NOW, staleBounds({ staleWarnHours: 0, staleErrorHours: 0 }))).toBe('never');
  });
});

describe('what a node or link shows', () => {
  it('is as stale as its stalest mirror', () => {
    const tally = newTally();
    for (let nth = 0; nth < 9; nth += 1) count(tally, { health: 'healthy', staleness: 'fresh', successAt: NOW, status: 'ok' });
    count(tally, { health: 'unproven', staleness: 'error', successAt: NOW - 200 * HOUR, status: 'ok' });
    expect(figuresOf(tally, 'warning')).toMatchObject({ level: 'error', staleness: { worst: 'error', newestSuccessAt: NOW, oldestSuccessAt: NOW - 200 * HOUR } });
  });

  it('counts what is off and nothing more of it', () => {
    const tally = newTally();
    count(tally, { health: 'off', staleness: 'never', successAt: null, status: 'running' });
    expect(figuresOf(tally, 'error')).toMatchObject({ mirrors: 1, moving: 0, level: 'off', staleness: { worst: null, counts: { never: 0 } } });
  });

  it('takes a mirror that never succeeded for what it is asked to be', () => {
    const tally = newTally();
    count(tally, { health: 'unproven', staleness: 'never', successAt: null, status: 'never' });
    expect(figuresOf(tally, 'warning').level).toBe('warning');
    expect(figuresOf(tally, 'error').level).toBe('error');
  });
});
