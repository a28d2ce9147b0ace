import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Clock } from '../ports.ts';
import type { ClaimText } from '../rules/claim-label.ts';
import { LEASE_MS, type Verdict } from '../rules/judge-claim.ts';

/** What this process knows of one claim. It ends with the process: the next one asks GitLab anew. */
export type Known = {
  /** When GitLab last answered (UTC ms), and why it last did not. */
  checkedAt: number | null;
  failure: Failure | null;
  /** Whose it was then. */
  verdict: Verdict | null;
  /** How far the server's clock is ahead of ours. */
  aheadMs: number;
};

export type Knowledge = ReturnType<typeof createKnowledge>;

/**
 * What is known of the claims, and until when it is proven that they are ours. A lease ends by the wall clock, which goes on while a
 * machine sleeps, and by a timer, which nobody sets back: whichever comes first.
 */
export const createKnowledge = ({ clock, onEnded }: { clock: Clock; onEnded(): void }) => {
  const known = new Map<string, Known>();
  const leases = new Map<string, { from: number; end(): void }>();

  const forget = (lineage: string): void => {
    leases.get(lineage)?.end();
    leases.delete(lineage);
  };

  const provenUntil = (lineage: string): number | null => {
    const from = leases.get(lineage)?.from;
    if (from === undefined) return null;
    const now = clock.now();
    return now >= from && now < from + LEASE_MS ? from + LEASE_MS : null;
  };

  const note = (lineage: string, change: Partial<Known>): void =>
    void known.set(lineage, { checkedAt: null, failure: null, verdict: null, aheadMs: 0, ...known.get(lineage), ...change });

  return {
    of: (lineage: string): Known => known.get(lineage) ?? { checkedAt: null, failure: null, verdict: null, aheadMs: 0 },
    note,
    /** GitLab took what we wrote into our label. */
    noteWritten(lineage: string, labelId: number, text: ClaimText): void {
      const top = known.get(lineage)?.verdict?.top;
      const verdict: Verdict | null = top?.labelId === labelId ? { state: text.isFree ? 'free' : 'mine', top: { ...top, text } } : null;
      note(lineage, { checkedAt: clock.now(), failure: null, ...(verdict === null ? {} : { verdict }) });
    },
    /** GitLab said that the claim is ours in answer to a request of this moment. */
    prove(lineage: string, sentAt: number): void {
      forget(lineage);
      const end = clock.after(LEASE_MS, () => {
        forget(lineage);
        onEnded();
      });
      leases.set(lineage, { from: sentAt, end });
    },
    /** It is ours no more, or nobody knows. */
    forget,
    /** UTC ms by our clock; null where it is not proven now. */
    provenUntil,
    close(): void {
      for (const { end } of leases.values()) end();
      leases.clear();
    },
  };
};
