import { bothTimes, fullDay, relativeTime } from '../text/time.ts';
import { useNow } from './use-now.ts';

type TimeTextProps = {
  /** ms since 1970, UTC. */
  at: number | null;
  /** What stands there when there is no time. */
  never?: string;
  /** Only the day is known, as for a token's last day. */
  day?: boolean;
};

/** "3 min ago", in full, by this computer's clock and in UTC, on hover. */
export const TimeText = ({ at, never = 'never', day = false }: TimeTextProps) => {
  const now = useNow();
  if (at === null) return <span>{never}</span>;
  // The system's own tooltip: a list shows hundreds of times, and a component for each costs frames.
  return <time dateTime={new Date(at).toISOString()} title={day ? fullDay(at) : bothTimes(at)}>{relativeTime(at, now)}</time>;
};
