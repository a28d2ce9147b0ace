import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import type { Clock } from '../ports.ts';
import { claimLabelPrefix, type ClaimMark, claimNumber, readClaimText } from '../rules/claim-label.ts';
import { judgeClaim, type Verdict } from '../rules/judge-claim.ts';
import type { StoredClaim } from '../store/claim-store.ts';
import type { Knowledge } from './knowledge.ts';

type LookDeps = { to(instanceId: InstanceId): GitLab; clock: Pick<Clock, 'now'>; knowledge: Knowledge };

/** What stands at a claim's place. `serverNow` is the server's time (UTC ms), ours where it does not say. */
export type Seen = { marks: ClaimMark[]; verdict: Verdict; serverNow: number };

/** Asks GitLab for the labels of a claim: one request. Fails as the door does; `not_found` where the project is gone or not to be seen. */
export const lookAt = async ({ to, clock, knowledge }: LookDeps, claim: StoredClaim): Promise<Seen> => {
  const { lineage, instanceId, projectId } = claim;
  const { labels, serverTime } = await to(instanceId).findClaimLabels(projectId, claimLabelPrefix(lineage));
  const marks = labels.flatMap(({ id, name, description }): ClaimMark[] => {
    const number = claimNumber(lineage, name);
    return number === null ? [] : [{ labelId: id, number, text: readClaimText(description) }];
  });
  const serverNow = serverTime ?? clock.now();
  const verdict = judgeClaim(marks, claim, serverNow);
  knowledge.note(lineage, { checkedAt: clock.now(), failure: null, verdict, aheadMs: serverNow - clock.now() });
  return { marks, verdict, serverNow };
};
