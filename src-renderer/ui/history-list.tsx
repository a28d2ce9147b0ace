import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import { ACTION, whoDid } from '../text/activity.ts';
import { failureWords } from '../text/failures.ts';
import { useNameOf } from './failure-notice.tsx';
import styles from './history-list.module.css';
import { Tag } from './tag.tsx';
import { TimeText } from './time-text.tsx';
import { useNow } from './use-now.ts';

type HistoryListProps = {
  entries: readonly ActivityEntry[];
  /** Where the entries are of more than one object: the words for the one of an entry, null where it is plain. */
  subjectOf?: (entry: ActivityEntry) => string | null;
};

const nothing = () => null;

/** What happened, newest first: the action, who, when, and why it failed. */
export const HistoryList = ({ entries, subjectOf = nothing }: HistoryListProps) => {
  const nameOf = useNameOf();
  const now = useNow();
  return (
    <ol className={styles['entries']}>
      {entries.map((entry) => {
        const { id, at, action, result, failure } = entry;
        const subject = subjectOf(entry);
        return (
          <li key={id} className={styles['entry']}>
            <span className={styles['what']}>
              {ACTION[action]}
              {result === 'failed' ? <> <Tag tone="bad">failed</Tag></> : null}
              {subject === null ? null : <span className={styles['why']}>{subject}</span>}
              {failure === null ? null : <span className={styles['why']}>{failureWords(failure, nameOf, now).title}</span>}
            </span>
            <span className={styles['when']}>{whoDid(entry)}, <TimeText at={at} /></span>
          </li>
        );
      })}
    </ol>
  );
};
