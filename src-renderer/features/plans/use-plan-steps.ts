import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { PlanId } from '../../../src-preload/contract/ids.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { PlanAction, PlanStep } from '../../../src-preload/contract/models/plan.ts';
import { call, type CallFailure } from '../../api/call.ts';
import { keyOf } from '../../api/keys.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import type { GridRows } from '../../ui/grid-types.ts';

/** Which steps are shown: all, those of one action, or those that failed. */
export type StepFilter = 'all' | 'failed' | PlanAction;

const fits = (step: PlanStep, filter: StepFilter): boolean => (filter === 'failed' ? step.state === 'failed' : step.action === filter);

const everyStep = async (planId: PlanId): Promise<PlanStep[]> => {
  const steps: PlanStep[] = [];
  for (let offset = 0; offset < LIMITS.selection * 2; offset += LIMITS.pageSize) {
    const page = await call('plans.get', { planId, offset, limit: LIMITS.pageSize });
    steps.push(...page.steps);
    if (offset + LIMITS.pageSize >= page.total) break;
  }
  return steps;
};

/** A plan's steps: page by page while all are shown; a filter reads them all, since only then its rows are known. */
export const usePlanSteps = (planId: PlanId, filter: StepFilter): { rows: GridRows<PlanStep>; failure: Failure | null; retry: () => void } => {
  const input = useMemo(() => ({ planId }), [planId]);
  const windowed = useWindowedList('plans.get', input, (paging) => call('plans.get', { planId, ...paging }).then(({ steps, total }) => ({ items: steps, total })));
  const whole = useQuery<PlanStep[], CallFailure>({ queryKey: [...keyOf('plans.get', input), 'every'], queryFn: () => everyStep(planId), enabled: filter !== 'all' });
  const fitting = useMemo(() => (whole.data ?? []).filter((step) => fits(step, filter)), [whole.data, filter]);
  if (filter === 'all') return windowed;
  return {
    rows: { total: fitting.length, itemAt: (index) => fitting[index], loading: whole.isPending },
    failure: whole.error?.failure ?? null,
    retry: () => void whole.refetch(),
  };
};
