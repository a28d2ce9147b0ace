import { useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { IssueRunId, JobId, MirrorId } from '../../../src-preload/contract/ids.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';

export type Start = 'run' | 'dry';

/** What stands over a start that did not work. */
const FAILED: Record<Start, string> = { run: 'The run was not started', dry: 'The dry run was not started' };

export type SyncActions = {
  /** What is being asked for at this moment. */
  starting: Start | null;
  problem: { title: string; failure: Failure } | null;
  start: (what: Start) => void;
};

const LATEST = 20;

/** Starts runs and dry runs of one sync. A dry run that was started here leads to its result when it has ended: `onResult`. */
export const useSyncActions = (mirrorId: MirrorId, onResult: (runId: IssueRunId) => void): SyncActions => {
  const change = useChange('issueSync.run');
  const [awaited, setAwaited] = useState<JobId | null>(null);
  const runs = useCall('issueSync.history', { mirrorId, limit: LATEST }, { enabled: awaited !== null }).data?.items;
  const result = awaited === null ? undefined : runs?.find((run) => run.jobId === awaited && run.finishedAt !== null);
  const lead = useRef(onResult);
  useEffect(() => {
    lead.current = onResult;
  });
  useEffect(() => {
    if (result === undefined) return;
    setAwaited(null);
    lead.current(result.id);
  }, [result]);

  const asked = change.variables?.dryRun === true ? 'dry' : 'run';
  return {
    starting: change.isPending ? asked : null,
    problem: change.error === null ? null : { title: FAILED[asked], failure: change.error.failure },
    start: (what) => change.mutate({ mirrorId, dryRun: what === 'dry' }, { onSuccess: ({ jobId }) => setAwaited(what === 'dry' ? jobId : null) }),
  };
};
