import { Button } from '@mantine/core';
import type { Dashboard } from '../../../src-preload/contract/models/overview.ts';
import { useCall } from '../../api/use-call.ts';
import { hrefOf, navigate } from '../../state/route.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { ReportButton } from '../health/report-button.tsx';
import { AttentionList } from './attention-list.tsx';
import styles from './dashboard.module.css';
import { EndingSoon } from './ending-soon.tsx';
import { HealthSummary } from './health-summary.tsx';
import { PairHealthTable } from './pair-health.tsx';
import { InstanceLoads, RunningNow } from './running-now.tsx';
import { TrendChart } from './trend-chart.tsx';

const Everything = ({ dashboard }: { dashboard: Dashboard }) => {
  const { at, attention, health, totals, freshMs, pairs, expiries, jobs, instances, activity } = dashboard;
  return (
    <div className={styles['page']} role="region" aria-label="Overview" tabIndex={0}>
      <AttentionList groups={attention} />
      <HealthSummary health={health} totals={totals} freshMs={freshMs} />
      <PairHealthTable pairs={pairs} total={totals.pairs} />
      <TrendChart now={at} />
      <RunningNow jobs={jobs} />
      <EndingSoon expiries={expiries} now={at} />
      <InstanceLoads instances={instances} />
      <section className={styles['wide']} aria-label="Latest activity">
        <h2 className={styles['title']}>Latest activity</h2>
        <HistoryList entries={activity} subjectOf={({ subject }) => subject} />
        <p className={styles['quiet']}><a href={hrefOf('activity')}>Show all activity</a></p>
      </section>
    </div>
  );
};

/** One look: what needs somebody first, then how it stands. It follows the events of what it shows. */
export const DashboardScreen = () => {
  const { data, error, refetch } = useCall('overview.dashboard', {}, { keepPrevious: true });
  const isEmpty = data !== undefined && data.totals.mirrors === 0 && data.attention.length === 0;
  return (
    <Screen title="Overview" action={<div className={styles['actions']}><a href={hrefOf('health')}>Check the health of the application</a>{data === undefined || data.totals.mirrors === 0 ? null : <ReportButton />}</div>}>
      {error === null ? null : <FailureNotice failure={error.failure} title="The overview could not be read" onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <SkeletonRows rows={8} height={48} label="Loading overview" /> : null}
      {isEmpty ? <EmptyState help={HELP_OF_SCREEN.start} title="No mirror is here yet." action={<Button onClick={() => navigate('start')}>Show the first steps</Button>}>Two instances, a pair and a mirror: then this page says what needs you.</EmptyState> : null}
      {data === undefined || isEmpty ? null : <Everything dashboard={data} />}
    </Screen>
  );
};
