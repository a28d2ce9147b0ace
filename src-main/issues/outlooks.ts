import type { JobId, MirrorId } from '../../src-preload/contract/ids.ts';
import { requestsAhead } from '../rules/issues/ahead.ts';
import type { RequestCounts } from '../rules/issues/estimate.ts';
import type { AtHand } from './at-hand.ts';
import type { Report } from './report.ts';

/** What runs that go on or rest have left, by mirror; kept in memory, for whoever waits for their end. */
export type Outlooks = {
  follow(mirrorId: MirrorId, jobId: JobId, report: Report, atHand: AtHand): void;
  end(mirrorId: MirrorId): void;
  /** The requests that a job has left; null where that is not known. */
  of(mirrorId: MirrorId, jobId: JobId): RequestCounts | null;
};

export const createOutlooks = (): Outlooks => {
  const followed = new Map<MirrorId, { jobId: JobId; report: Report; atHand: AtHand }>();
  return {
    follow: (mirrorId, jobId, report, atHand) => void followed.set(mirrorId, { jobId, report, atHand }),
    end: (mirrorId) => void followed.delete(mirrorId),
    of(mirrorId, jobId) {
      const one = followed.get(mirrorId);
      const left = one?.report.left() ?? null;
      if (one === undefined || one.jobId !== jobId || left === null) return null;
      const { created, updated, comments, uploads } = one.report.counts();
      const atHand = one.atHand.counts();
      return requestsAhead({ settled: one.report.progress().processed, done: { created, written: created + updated, comments, uploads }, left: Math.max(left, atHand.issues), atHand });
    },
  };
};
