import type { TrendDay } from '../../../src-preload/contract/models/overview.ts';
import { useCall } from '../../api/use-call.ts';
import { shareWords } from '../../text/health-words.ts';
import { figure } from '../../text/plural.ts';
import { fullDay } from '../../text/time.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './dashboard.module.css';
import chart from './trend-chart.module.css';
import { trendShape } from './trend-shape.ts';

const DAYS = 30;
const DAY_MS = 86_400_000;
const SIZE = { width: 360, height: 96 };
const BAR = 6;

const Chart = ({ items, now }: { items: readonly TrendDay[]; now: number }) => {
  const { lines, dots, bars, mostFailing } = trendShape(items, { days: DAYS, last: now - (now % DAY_MS), ...SIZE });
  return (
    <>
      <svg viewBox={`0 -4 ${SIZE.width} ${SIZE.height + 8}`} preserveAspectRatio="xMinYMid" className={chart['chart']} role="img" aria-label={`Share verified equal and failing mirrors of ${DAYS} days; the table below has the figures`}>
        {[0, 0.5, 1].map((part) => <line key={part} x1="0" x2={SIZE.width} y1={SIZE.height * part} y2={SIZE.height * part} className={chart['rule']} />)}
        {bars.map(({ x, y, height }) => <rect key={x} x={x - BAR / 2} y={y} width={BAR} height={height} className={chart['failing']} />)}
        {lines.map((points) => <polyline key={points} points={points} className={chart['trend']} />)}
        {dots.map(({ x, y }) => <circle key={x} cx={x} cy={y} r="2.5" className={chart['dot']} />)}
      </svg>
      <p className={chart['legend']}>Line: share verified equal, 0 to 100 %. Bars: failing mirrors{mostFailing > 0 ? `, at most ${figure(mostFailing)}` : ', none'}.</p>
    </>
  );
};

const DayTable = ({ items }: { items: readonly TrendDay[] }) => (
  <details>
    <summary>As a table</summary>
    <div className={styles['scroll']} role="region" aria-label="Trend by day" tabIndex={0}>
      <table className={styles['table']}>
        <thead><tr><th scope="col">Day (UTC)</th><th scope="col" className={styles['end']}>Equal</th><th scope="col" className={styles['end']}>Failing</th><th scope="col" className={styles['end']}>Mirrors</th></tr></thead>
        <tbody>
          {items.toSorted((a, b) => b.day - a.day).map(({ day, mirrors, health }) => (
            <tr key={day}><td>{fullDay(day)}</td><td className={styles['end']}>{shareWords(health.share)}</td><td className={styles['end']}>{figure(health.counts.failing)}</td><td className={styles['end']}>{figure(mirrors)}</td></tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);

/** What was recorded of the last 30 days, as a picture and as a table. `now` in UTC ms. */
export const TrendChart = ({ now }: { now: number }) => {
  const trends = useCall('overview.trends', { days: DAYS });
  const items = trends.data?.items ?? [];
  return (
    <section className={styles['card']} aria-label="Trend">
      <h2 className={styles['title']}>Last {DAYS} days</h2>
      {trends.error === null ? null : <FailureNotice failure={trends.error.failure} title="The trend could not be read" onRetry={() => void trends.refetch()} />}
      {trends.data === undefined ? null : items.length === 0 ? <p className={styles['quiet']}>Each day on which the application runs is recorded here.</p> : <><Chart items={items} now={now} /><DayTable items={items} /></>}
    </section>
  );
};
