export type PauseLength = 'hour' | 'tomorrow' | 'resumed';

const HOUR_MS = 3_600_000;
/** Tomorrow begins before people do. */
const MORNING = 6;

/** When a pause that begins now ends (UTC ms); null where only a person ends it. Tomorrow is six o'clock of the next local day. */
export const pauseEnd = (length: PauseLength, now: Date): number | null => {
  switch (length) {
    case 'hour':
      return now.getTime() + HOUR_MS;
    case 'tomorrow':
      return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING).getTime();
    case 'resumed':
      return null;
  }
};
