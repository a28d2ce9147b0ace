import type { CleanUp } from '../../../src-preload/contract/models/clean-up.ts';
import { failureWords } from '../../text/failures.ts';
import { figure } from '../../text/plural.ts';
import { useNameOf } from '../../ui/failure-notice.tsx';
import type { GridColumn } from '../../ui/grid-types.ts';
import { RowButton } from '../../ui/row-button.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { cleanUpKind } from './clean-up-words.ts';
import styles from './clean-ups.module.css';

const Why = ({ failure }: Pick<CleanUp, 'failure'>) => {
  const nameOf = useNameOf();
  const now = useNow();
  if (failure === null) return <>not tried yet</>;
  const { title, body } = failureWords(failure, nameOf, now);
  return <span title={`${title}. ${body}`}>{title}</span>;
};

/** `deniedOf`: why whoever is here may not do it. */
type Actions = { retrying: number | null; deniedOf: (method: 'cleanUps.retry' | 'cleanUps.giveUp') => string | null; onRetry: (cleanUp: CleanUp) => void; onGiveUp: (cleanUp: CleanUp) => void };

export const cleanUpColumns = ({ retrying, deniedOf, onRetry, onGiveUp }: Actions): readonly GridColumn<CleanUp>[] => [
  { id: 'kind', header: 'What', width: 104, cell: ({ kind }) => cleanUpKind(kind) },
  { id: 'subject', header: 'Of', width: 160, grow: 3, cell: ({ subject }) => <span title={subject}>{subject}</span> },
  { id: 'instance', header: 'On', width: 96, grow: 1, hideBelow: 620, cell: ({ instanceName }) => instanceName },
  { id: 'why', header: 'Why it is still there', width: 160, grow: 2, cell: ({ failure }) => <Why failure={failure} /> },
  { id: 'attempts', header: 'Attempts', width: 64, align: 'end', hideBelow: 760, cell: ({ attempts }) => figure(attempts) },
  { id: 'next', header: 'Next attempt', width: 104, hideBelow: 700, cell: ({ nextAttemptAt }) => <TimeText at={nextAttemptAt} never="not planned" /> },
  {
    id: 'actions', header: '', width: 148, align: 'end',
    cell: (cleanUp) => (
      <span className={styles['actions']}>
        <RowButton label={`Retry ${cleanUp.subject}`} busy={retrying === cleanUp.id} denied={deniedOf('cleanUps.retry')} onPress={() => onRetry(cleanUp)}>Retry</RowButton>
        <RowButton quiet label={`Give up ${cleanUp.subject}`} denied={deniedOf('cleanUps.giveUp')} onPress={() => onGiveUp(cleanUp)}>Give up</RowButton>
      </span>
    ),
  },
];
