import type { Run } from './run.ts';

const YEAR_MS = 365 * 24 * 3_600_000;

/** Takes note of the source's time: the moment from which issues count as new is ours, and its clock may be another. */
export const hearSource = ({ times, source, setup, sync, deps: { clock } }: Run, serverTime: number | null): void => {
  times.heard(source.instanceId, serverTime);
  const now = times.now(source.instanceId);
  if (now !== null) setup.baselineAt = sync.baselineAt + now - clock.now();
};

/**
 * Before the first run the source's time is asked for, by a listing of nothing: the run's own listing begins at that moment. Where all issues are
 * copied, new or not, none is needed.
 */
export const learnClock = async (run: Run): Promise<void> => {
  const { deps: { clock }, sync, source, times, setup } = run;
  if (sync.watermark !== null || setup.options.existing === 'all') return;
  if (times.now(source.instanceId) !== null) return hearSource(run, null);
  const nothing = await source.gitlab.listIssues({ of: 'project', projectId: source.projectId }, { updatedAfter: clock.now() + YEAR_MS, perPage: 1 });
  hearSource(run, nothing.serverTime);
};
