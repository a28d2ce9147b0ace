import type { Wanted } from '../facets/wanted.ts';
import type { Step } from './step.ts';

type Times = Pick<Wanted, 'timeEstimate' | 'timeSpent'>;

/**
 * What brings a copy's estimate and spent time (seconds) to the wanted ones; null = leave. Time can only be added to, so more is added
 * and less begins anew: each step leaves a line in the copy's history.
 */
export const timeSteps = (wanted: Times, now: { timeEstimate: number; timeSpent: number }): Step[] => [...estimateSteps(wanted.timeEstimate, now.timeEstimate), ...spentSteps(wanted.timeSpent, now.timeSpent)];

const estimateSteps = (wanted: number | null, now: number): Step[] => {
  if (wanted === null || wanted === now) return [];
  return [wanted > 0 ? { do: 'set_estimate', seconds: wanted } : { do: 'reset_estimate' }];
};

const spentSteps = (wanted: number | null, now: number): Step[] => {
  if (wanted === null || wanted === now) return [];
  const isLess = wanted < now;
  const seconds = isLess ? wanted : wanted - now;
  return [...(isLess ? [{ do: 'reset_spent' } as const] : []), ...(seconds > 0 ? [{ do: 'add_spent', seconds, total: wanted } as const] : [])];
};
