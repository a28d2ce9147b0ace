import { useMemo } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { PlanId } from '../../../src-preload/contract/ids.ts';
import type { PlanAction, PlanStep } from '../../../src-preload/contract/models/plan.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import type { GridRows } from '../../ui/grid-types.ts';

/** Which steps are shown: all, those of one action, or those that failed. */
export type StepFilter = 'all' | 'failed' | PlanAction;

const narrowed = (filter: StepFilter): { state?: 'failed'; action?: PlanAction } => {
  if (filter === 'all') return {};
  return filter === 'failed' ? { state: 'failed' } : { action: filter };
};

/** The plan's steps that the filter finds, page by page. */
export const usePlanSteps = (planId: PlanId, filter: StepFilter): { rows: GridRows<PlanStep>; failure: Failure | null; retry: () => void } => {
  const input = useMemo(() => ({ planId, ...narrowed(filter) }), [planId, filter]);
  return useWindowedList('plans.get', input, (paging) => call('plans.get', { ...input, ...paging }).then(({ steps, found }) => ({ items: steps, total: found })));
};
