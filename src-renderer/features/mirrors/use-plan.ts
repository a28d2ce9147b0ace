import type { Input } from '../../../src-preload/contract/methods.ts';
import { useChange } from '../../api/use-change.ts';
import { navigate } from '../../state/route.ts';

/** Makes a plan and leads to its screen, where it is reviewed and applied; nothing is changed before. */
export const usePlan = () => {
  const { mutate, isPending, error, variables, reset } = useChange('plans.make');
  return {
    /** `onMade` comes before the way to the plan. */
    make: (input: Input<'plans.make'>, onMade?: () => void) =>
      mutate(input, {
        onSuccess: ({ id }) => {
          onMade?.();
          navigate('plans', { id });
        },
      }),
    /** The kind that is being made. */
    making: isPending ? (variables?.kind ?? null) : null,
    failure: error?.failure ?? null,
    reset,
  };
};
