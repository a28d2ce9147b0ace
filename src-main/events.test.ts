import { describe, expect, it } from 'vitest';
import { createManualClock } from '../e2e/world/manual-clock.ts';
import { JobId } from '../src-preload/contract/ids.ts';
import { createEvents } from './events.ts';

const jobAt = (processed: number) => ({ id: JobId.parse(7), state: 'running' as const, progress: { total: 100, processed, succeeded: processed, failed: 0, skipped: 0 } });

describe('the events', () => {
  it('tells the changed topics once per 100 ms, each once', () => {
    const clock = createManualClock();
    const events = createEvents({ clock });
    const told: string[][] = [];
    events.on('changed', ({ topics }) => void told.push(topics));
    events.changed(['mirrors']);
    events.changed(['jobs', 'mirrors']);
    expect(told).toEqual([]);
    clock.advance(100);
    expect(told).toEqual([['mirrors', 'jobs']]);
    events.changed(['pairs']);
    clock.advance(100);
    expect(told[1]).toEqual(['pairs']);
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
