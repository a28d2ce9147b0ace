/** One line of a bench: what was measured, the floor beside it in the same run, and what is allowed. */
export type Row = { what: string; measured: number; floor: number; allowed: number; unit: string };

export const rounded = (value: number): number => (value >= 100 ? Math.round(value) : Math.round(value * 100) / 100);

/** The value below which this share of the samples lies. */
export const percentile = (samples: readonly number[], share: number): number => samples.toSorted((a, b) => a - b)[Math.min(samples.length - 1, Math.floor(samples.length * share))] ?? Number.NaN;

export const median = (samples: readonly number[]): number => percentile(samples, 0.5);

/** Durations of `times` runs in ms, after some that do not count; `before` each run is not timed. */
export const timed = (times: number, work: () => void, before: () => void = () => undefined): number[] => {
  for (let run = 0; run < 5; run += 1) work();
  return Array.from({ length: times }, () => {
    before();
    const began = performance.now();
    work();
    return performance.now() - began;
  });
};
