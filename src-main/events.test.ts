import { describe, expect, it } from 'vitest';
import { createManualClock } from '../e2e/world/manual-clock.ts';
import { JobId } from '../src-preload/contract/ids.ts';
import { createEvents } from './events.ts';

const jobAt = (processed: number) => ({ id: JobId.parse(7), state: 'running' as const, progress: { total: 100, processed, succeeded: processed, failed: 0, skipped: 0 } });

describe('the events', () => {
  it('tells the first change at once, and what comes within 100 ms after it together, each topic once', () => {
    const clock = createManualClock();
    const events = createEvents({ clock });
    const told: string[][] = [];
    events.on('changed', ({ topics }) => void told.push(topics));
    events.changed(['mirrors']);
    events.changed(['jobs', 'mirrors']);
    expect(told).toEqual([]);
    clock.advance(0);
    expect(told).toEqual([['mirrors', 'jobs']]);
    events.changed(['pairs']);
    clock.advance(60);
    events.changed(['mirrors', 'pairs']);
    clock.advance(39);
    expect(told).toHaveLength(1);
    clock.advance(1);
    expect(told[1]).toEqual(['pairs', 'mirrors']);
  });

  it('never tells of changes more often than each 100 ms, and leaves no timer once nothing changes', () => {
    const clock = createManualClock();
    const events = createEvents({ clock });
    let told = 0;
    events.on('changed', () => void (told += 1));
    for (let step = 0; step < 100; step += 1) {
      events.changed(['mirrors']);
      clock.advance(10);
    }
    expect(told).toBe(11);
    clock.advance(200);
    expect(clock.nextAt()).toBeNull();
    events.changed([]);
    expect(clock.nextAt()).toBeNull();
  });

  it('tells the progress of a job at most four times a second and never loses the last', () => {
    const clock = createManualClock();
    const events = createEvents({ clock });
    const told: number[] = [];
    events.on('progress', ({ progress }) => void told.push(progress.processed));
    for (let step = 1; step <= 100; step += 1) {
      events.progress(jobAt(step));
      clock.advance(10);
    }
    clock.advance(1000);
    expect(told.length).toBeLessThanOrEqual(6);
    expect(told[0]).toBe(1);
    expect(told.at(-1)).toBe(100);
  });

  it('no longer tells who has gone, and leaves no timer when closed', () => {
    const clock = createManualClock();
    const events = createEvents({ clock });
    let told = 0;
    const off = events.on('changed', () => void (told += 1));
    off();
    events.changed(['pairs']);
    events.close();
    expect(clock.nextAt()).toBeNull();
    clock.advance(1000);
    expect(told).toBe(0);
  });
});
