import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { useInstanceNames } from '../state/instance-names.ts';
import { failureWords } from '../text/failures.ts';
import { HELP_OF_FAILURE } from '../text/help-topics.ts';
import { sentence, type NameOf } from '../text/words.ts';
import styles from './failure-notice.module.css';
import { HelpLink } from './help-link.tsx';
import { useNow } from './use-now.ts';

/** Names of instances for sentences. */
export const useNameOf = (): NameOf => {
  const names = useInstanceNames((state) => state.names);
  return useCallback((id) => (id === null || id === undefined ? undefined : names.get(id)) ?? 'the server', [names]);
};

type FailureNoticeProps = {
  failure: Failure;
  /** Offered where the same call may work now; left out, no retry is shown. */
  onRetry?: () => void;
  /** What did not work, in place of the failure's own title: "The mirror was not created". */
  title?: string;
};

/** A failure where it was caused: what happened, why, what now, and the way out. */
export const FailureNotice = ({ failure, onRetry, title }: FailureNoticeProps) => {
  const words = failureWords(failure, useNameOf(), useNow());
  const { wayOut } = words;
  return (
    <div role="alert" className={styles['notice']} data-failure={failure.code}>
      <IconAlertTriangle size={18} stroke={1.5} className={styles['icon'] ?? ''} aria-hidden="true" />
      <div className={styles['content']}>
        <p className={styles['title']}>{sentence(title ?? words.title)}</p>
        <p className={styles['body']} data-selectable>
          {title === undefined ? null : `${sentence(words.title)}. `}
          {sentence(words.body)}
        </p>
        <p className={styles['ways']}>
          {wayOut.kind === 'place' ? <a href={wayOut.href}>{wayOut.label}</a> : null}
          <HelpLink place={HELP_OF_FAILURE[failure.code]} />
        </p>
        {onRetry === undefined ? null : (
          <Button variant="default" className={styles['retry'] ?? ''} onClick={onRetry}>
            {wayOut.kind === 'retry' ? wayOut.label : 'Try again'}
          </Button>
        )}
      </div>
    </div>
  );
};
