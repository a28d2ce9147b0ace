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
  /**
   * A run has come to its end, and has looked at all copies up to a moment, if it had to. What it made after that moment is listed once more
   * by the next that looks: another program may have made a copy meanwhile, in a first run for hours.
   */
  note(sync: Of, lookedUntil: number | null): void;
};

export const createKnownCopies = (): KnownCopies => {
  const known = new Map<MirrorId, { watermark: number; until: number }>();
  const until = ({ mirrorId, watermark }: Of): number | null => {
    const entry = known.get(mirrorId);
    return entry === undefined || watermark === null || watermark < entry.watermark ? null : entry.until;
  };
  return {
    until,
    note(sync, lookedUntil) {
      const reached = lookedUntil ?? until(sync);
      if (reached !== null) known.set(sync.mirrorId, { watermark: sync.watermark ?? 0, until: reached });
    },
  };
};
