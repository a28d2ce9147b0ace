import type { Dashboard } from '../../../src-preload/contract/models/overview.ts';
import { hrefOf } from '../../state/route.ts';
import { counted, figure } from '../../text/plural.ts';
import { fullDay } from '../../text/time.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './dashboard.module.css';
import strip from './ending-soon.module.css';

const DAY_MS = 86_400_000;
const DAYS = 90;
/** Per cent of the strip; one credential among a thousand is still seen. */
const LEAST_HEIGHT = 15;

type Day = { day: number; ends: number };

/** The next 90 UTC days, each with what ends on it. */
const daysOf = ({ days }: Dashboard['expiries'], now: number): Day[] => {
  const first = now - (now % DAY_MS);
  const ends = new Map(days.map(({ day, tokens, credentials }) => [day, tokens + credentials]));
  return Array.from({ length: DAYS }, (_, nth) => first + nth * DAY_MS).map((day) => ({ day, ends: ends.get(day) ?? 0 }));
};

/** One bar a day, as high as much ends on it beside the day on which most does: a day on which everything ends is seen from afar. */
const DayStrip = ({ days }: { days: readonly Day[] }) => {
  const most = Math.max(0, ...days.map(({ ends }) => ends));
  const busy = days.filter(({ ends }) => ends > 0).length;
  return (
    <div className={strip['days']} role="img" aria-label={`${counted(busy, 'day')} of the next ${DAYS} on which something ends${most > 0 ? `, at most ${figure(most)} on one` : ''}`}>
      {days.map(({ day, ends }) => (
        <span key={day} className={strip['day']} title={`${fullDay(day)}${ends > 0 ? `: ${counted(ends, 'end')}` : ''}`}>
          {ends > 0 ? <span className={strip['ending']} style={{ height: `${Math.max(LEAST_HEIGHT, (100 * ends) / most)}%` }} /> : null}
        </span>
      ))}
    </div>
  );
};

const endWords = (ends: number): string => (ends === 0 ? 'Nothing ends' : `${counted(ends, 'credential')} ${ends === 1 ? 'ends' : 'end'}`);

/** The next 90 days as a strip, and what ends first. `now` in UTC ms. */
export const EndingSoon = ({ expiries, now }: { expiries: Dashboard['expiries']; now: number }) => (
  <section className={styles['card']} aria-label="Expiries">
    <h2 className={styles['title']}>Next {DAYS} days</h2>
    <p className={strip['figures']}>
      <a href={hrefOf('expiries')}>{endWords(expiries.total - expiries.ended)}</a>
      {expiries.ended > 0 ? <StatusBadge status="failed" label={`${figure(expiries.ended)} ended already`} /> : null}
    </p>
    <DayStrip days={daysOf(expiries, now)} />
    <ol className={styles['plain']}>
      {expiries.next.map(({ subject, expiresAt, mirrorId, instanceId }) => (
        <li key={`${subject} ${expiresAt}`} className={styles['line']}>
          <a className={styles['name']} title={subject} href={mirrorId === null ? hrefOf('instances', { id: instanceId }) : hrefOf('mirrors', { id: mirrorId })}>{subject}</a>
          <TimeText at={expiresAt} day />
        </li>
      ))}
    </ol>
  </section>
);
