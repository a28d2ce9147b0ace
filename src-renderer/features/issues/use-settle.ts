import { useState } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { IssueProblem } from '../../../src-preload/contract/models/issue-sync.ts';
import { useChange } from '../../api/use-change.ts';
import { ASKED, type Settle } from './settle-choices.ts';

export type Asking = { problem: IssueProblem; as: Settle };

/** Settles problems; what is not undone by itself waits in `asking` for a yes. */
export const useSettle = (onSettled: () => void = () => undefined) => {
  const [asking, setAsking] = useState<Asking | null>(null);
  const { mutate, isPending, variables, error, reset } = useChange('issueSync.settleProblem');
  const send = ({ problem, as }: Asking) =>
    mutate({ problemId: problem.id, as }, {
      onSuccess: () => {
        setAsking(null);
        onSettled();
      },
    });
  const failure: Failure | null = error?.failure ?? null;
  return {
    asking,
    failure,
    settling: isPending ? { id: variables.problemId, as: variables.as } : null,
    settle: (problem: IssueProblem, as: Settle) => {
      reset();
      if (ASKED.includes(as)) setAsking({ problem, as });
      else send({ problem, as });
    },
    confirm: () => {
      if (asking !== null) send(asking);
    },
    cancel: () => {
      reset();
      setAsking(null);
    },
  };
};
