import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';

type Of = Pick<StoredIssueSync, 'mirrorId' | 'watermark'>;

/**
 * Up to when every copy on a target is known, by its server's clock (UTC ms). Only as long as this process runs: what was put back from
 * elsewhere knows less than it says. So a run looks for copies that it has no link to among what changed since the last one.
 */
export type KnownCopies = {
  /** null = look further back. A sync whose watermark has gone back was put back, too. */
  until(sync: Of): number | null;
  /** All copies up to this moment have been looked at. */
  lookedAt(sync: Of, until: number): void;
  /** What was done since then is known as well: a turn of the run is over. Nothing where nobody has looked before. */
  wentOn(sync: Of, until: number | null): void;
};

export const createKnownCopies = (): KnownCopies => {
  const known = new Map<MirrorId, { watermark: number; until: number }>();
  const until = ({ mirrorId, watermark }: Of): number | null => {
    const entry = known.get(mirrorId);
    return entry === undefined || watermark === null || watermark < entry.watermark ? null : entry.until;
  };
  const put = ({ mirrorId, watermark }: Of, moment: number): void => void known.set(mirrorId, { watermark: watermark ?? 0, until: moment });
  return {
    until,
    lookedAt: put,
    wentOn(sync, moment) {
      const before = until(sync);
      if (before !== null && moment !== null) put(sync, Math.max(before, moment));
    },
  };
};
