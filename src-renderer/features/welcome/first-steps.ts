import { useCall } from '../../api/use-call.ts';

export type FirstSteps = { instances: number; pairs: number; mirrors: number; known: boolean; unfinished: boolean };

const ONE = { limit: 1 } as const;

/** How far the first steps are, from what is really stored: two instances, a pair, a mirror. */
export const useFirstSteps = (): FirstSteps => {
  const keep = { keepPrevious: true };
  const instances = useCall('instances.list', ONE, keep).data?.total;
  const pairs = useCall('pairs.list', ONE, keep).data?.total;
  const mirrors = useCall('mirrors.list', ONE, keep).data?.total;
  const known = instances !== undefined && pairs !== undefined && mirrors !== undefined;
  const steps = { instances: instances ?? 0, pairs: pairs ?? 0, mirrors: mirrors ?? 0 };
  return { ...steps, known, unfinished: known && (steps.instances < 2 || steps.pairs < 1 || steps.mirrors < 1) };
};
