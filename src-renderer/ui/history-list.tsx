import type { ActivityEntry } from '../../src-preload/contract/models/activity.ts';
import { ACTION, ACTOR } from '../text/activity.ts';
import { failureWords } from '../text/failures.ts';
import { useNameOf } from './failure-notice.tsx';
import styles from './history-list.module.css';
import { Tag } from './tag.tsx';
import { TimeText } from './time-text.tsx';
import { useNow } from './use-now.ts';

/** What happened to one object, newest first: the action, who, when, and why it failed. */
export const HistoryList = ({ entries }: { entries: readonly ActivityEntry[] }) => {
  const nameOf = useNameOf();
  const now = useNow();
  return (
    <ol className={styles['entries']}>
      {entries.map(({ id, at, actor, action, result, failure }) => (
        <li key={id} className={styles['entry']}>
          <span className={styles['what']}>
            {ACTION[action]}
            {result === 'failed' ? <> <Tag tone="bad">failed</Tag></> : null}
            {failure === null ? null : <span className={styles['why']}>{failureWords(failure, nameOf, now).title}</span>}
          </span>
          <span className={styles['when']}>{ACTOR[actor]}, <TimeText at={at} /></span>
        </li>
      ))}
    </ol>
  );
};
