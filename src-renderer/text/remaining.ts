/** How far a job was at a moment: `at` in ms since 1970, `processed` objects. */
export type Sample = { at: number; processed: number };

/** Only the last minute says how fast it goes now. */
const WINDOW_MS = 60_000;
const LEAST_MS = 2_000;
const MOST_SAMPLES = 60;

/** The samples with a newer one. Old ones leave; a step back, as after a retry, begins anew. */
export const withSample = (samples: readonly Sample[], next: Sample): readonly Sample[] => {
  const last = samples.at(-1);
  if (last !== undefined && (next.processed < last.processed || next.at < last.at)) return [next];
  return [...samples.filter(({ at }) => next.at - at <= WINDOW_MS), next].slice(-MOST_SAMPLES);
};

/** How long the rest takes at the speed of the samples, in ms; null while nothing can be said. */
export const remainingMs = (samples: readonly Sample[], left: number): number | null => {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return null;
  const took = last.at - first.at;
  const done = last.processed - first.processed;
  return took < LEAST_MS || done <= 0 || left <= 0 ? null : Math.round((took / done) * left);
};

const HOUR = 60;
/** From here on minutes are nothing that one can rely on. */
const LONG_MINUTES = 10 * HOUR;

const hoursWords = (minutes: number): string => {
  const tens = Math.round(minutes / 10) * 10;
  return minutes >= LONG_MINUTES || tens % HOUR === 0 ? `${Math.round(minutes / HOUR)} h` : `${Math.floor(tens / HOUR)} h ${tens % HOUR} min`;
};

/** `less than a minute left`, `about 3 min left`, `about 2 h 20 min left`, `about 31 h left`. */
export const remainingWords = (ms: number): string => {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return 'less than a minute left';
  return `about ${minutes < 1.5 * HOUR ? `${minutes} min` : hoursWords(minutes)} left`;
};
