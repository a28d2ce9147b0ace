import { useState } from 'react';
import type { PlanId } from '../../../src-preload/contract/ids.ts';
import type { PlanDetail } from '../../../src-preload/contract/models/plan.ts';
import { useCall } from '../../api/use-call.ts';
import { figure } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { PlanHead } from './plan-head.tsx';
import { countsOf, PLAN_ACTION, PLAN_KIND } from './plan-words.ts';
import { StepList } from './step-list.tsx';
import styles from './plans.module.css';
import { type StepFilter, usePlanSteps } from './use-plan-steps.ts';

const filtersOf = (plan: PlanDetail): readonly { value: StepFilter; label: string }[] => [
  { value: 'all', label: `All ${figure(plan.total)}` },
  ...countsOf(plan.counts).map(({ action }) => ({ value: action, label: PLAN_ACTION[action].word })),
  ...(plan.state === 'ready' ? [] : [{ value: 'failed' as const, label: 'failed' }]),
];

const Steps = ({ planId, filter }: { planId: PlanId; filter: StepFilter }) => {
  const { rows, failure, retry } = usePlanSteps(planId, filter);
  if (failure !== null) return <div className={styles['failure']}><FailureNotice failure={failure} title="The steps could not be read" onRetry={retry} /></div>;
  return <StepList key={filter} rows={rows} empty={filter === 'failed' ? 'No step failed.' : 'The plan has no step: nothing needs to be done.'} />;
};

/** One plan: what it will do or did, step by step. */
export const PlanView = ({ planId }: { planId: PlanId }) => {
  const plan = useCall('plans.get', { planId, limit: 1 });
  const [filter, setFilter] = useState<StepFilter>('all');
  if (plan.data === undefined) {
    return (
      <Screen title={`Plan ${planId}`}>
        {plan.error === null ? <SkeletonRows rows={8} label="Loading plan" /> : <FailureNotice failure={plan.error.failure} onRetry={() => void plan.refetch()} />}
      </Screen>
    );
  }
  return (
    <Screen title={`${PLAN_KIND[plan.data.kind]}, plan ${planId}`} filters={<SegmentedFilter label="Steps shown" options={filtersOf(plan.data)} value={filter} onChange={setFilter} />} head={<PlanHead plan={plan.data} />}>
      <Steps planId={planId} filter={filter} />
    </Screen>
  );
};
