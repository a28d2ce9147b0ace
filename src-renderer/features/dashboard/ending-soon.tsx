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

type Day = { day: number; ends: number };

/** The next 90 UTC days, each with what ends on it. */
const daysOf = ({ days }: Dashboard['expiries'], now: number): Day[] => {
  const first = now - (now % DAY_MS);
  const ends = new Map(days.map(({ day, tokens, credentials }) => [day, tokens + credentials]));
  return Array.from({ length: DAYS }, (_, nth) => first + nth * DAY_MS).map((day) => ({ day, ends: ends.get(day) ?? 0 }));
};

/** The next 90 days as a strip, and what ends first. `now` in UTC ms. */
export const EndingSoon = ({ expiries, now }: { expiries: Dashboard['expiries']; now: number }) => (
  <section className={styles['card']} aria-label="Expiries">
    <h2 className={styles['title']}>Next {DAYS} days</h2>
    <p className={styles['quiet']}>
      <a href={hrefOf('expiries')}>{counted(expiries.total, 'credential')} {expiries.total === 1 ? 'ends' : 'end'}</a>
      {expiries.ended > 0 ? <> <StatusBadge status="failed" label={`${figure(expiries.ended)} ended`} /></> : null}
    </p>
    <div className={strip['days']} role="img" aria-label={`${counted(expiries.days.length, 'day')} of the next ${DAYS} on which something ends`}>
      {daysOf(expiries, now).map(({ day, ends }) => <span key={day} className={ends > 0 ? strip['ending'] : strip['day']} title={`${fullDay(day)}${ends > 0 ? `: ${counted(ends, 'end')}` : ''}`} />)}
    </div>
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
