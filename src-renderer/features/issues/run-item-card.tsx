import type { IssueRunId } from '../../../src-preload/contract/ids.ts';
import type { IssueRunItem } from '../../../src-preload/contract/models/issue-sync.ts';
import { failureWords } from '../../text/failures.ts';
import { ISSUE_ACTION, ISSUE_SKIP, partsWords } from '../../text/issue-words.ts';
import { sentence } from '../../text/words.ts';
import { useNameOf } from '../../ui/failure-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNow } from '../../ui/use-now.ts';
import { IssueLinks } from './issue-links.tsx';
import { IssueTitle } from './issue-title.tsx';
import styles from './run.module.css';
import { ReplacedView } from './replaced-view.tsx';

const VERB: Partial<Record<IssueRunItem['action'], { done: string; planned: string }>> = {
  create: { done: 'With', planned: 'With' }, update: { done: 'Changed', planned: 'Would change' }, adopt: { done: 'Changed', planned: 'Would change' },
};

const Why = ({ item, dry }: { item: IssueRunItem; dry: boolean }) => {
  const nameOf = useNameOf();
  const now = useNow();
  const verb = VERB[item.action];
  const words = item.failure === null ? null : failureWords(item.failure, nameOf, now);
  return (
    <>
      {item.reason === null ? null : <p className={styles['why']}>Left out: {ISSUE_SKIP[item.reason]}.</p>}
      {item.parts.length === 0 || verb === undefined ? null : <p className={styles['why']}>{dry ? verb.planned : verb.done}: {partsWords(item.parts)}.</p>}
      {item.notKept.length === 0 ? null : <p className={styles['why']}>{dry ? 'Would not be kept' : 'Not kept'}: {partsWords(item.notKept)}.</p>}
      {words === null ? null : <p className={styles['why']}>{sentence(words.title)}. {sentence(words.body)}</p>}
    </>
  );
};

/** One issue of a run: what was done with it, or would be, and why. */
export const RunItemCard = ({ runId, dry, item }: { runId: IssueRunId; dry: boolean; item: IssueRunItem }) => {
  const { done, planned, tone } = ISSUE_ACTION[item.action];
  return (
    <article className={styles['card']} aria-label={`Issue ${item.sourceIid}`}>
      <div className={styles['cardHead']}>
        <Tag tone={tone}>{dry ? planned : done}</Tag>
        <IssueTitle iid={item.sourceIid} title={item.title} />
      </div>
      <Why item={item} dry={dry} />
      <IssueLinks issue={item} />
      <ReplacedView runId={runId} item={item} />
    </article>
  );
};
