import type { IssueProblem } from '../../../src-preload/contract/models/issue-sync.ts';
import { failureWords } from '../../text/failures.ts';
import { isOpenCopy, partsWords, problemWords } from '../../text/issue-words.ts';
import { figure } from '../../text/plural.ts';
import { sentence } from '../../text/words.ts';
import { DueText } from '../../ui/due-text.tsx';
import { useNameOf } from '../../ui/failure-notice.tsx';
import type { GridColumn } from '../../ui/grid-types.ts';
import { RowButton } from '../../ui/row-button.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { IssueTitle } from './issue-title.tsx';
import { SETTLE_WORD, type Settle, SETTLES } from './settle-choices.ts';

const Why = ({ problem: { failure, parts } }: { problem: IssueProblem }) => {
  const nameOf = useNameOf();
  const now = useNow();
  if (failure === null) return <>{partsWords(parts)}</>;
  const { title, body } = failureWords(failure, nameOf, now);
  return <span title={`${sentence(title)}. ${sentence(body)}`}>{sentence(title)}</span>;
};

const First = ({ problem, busy, denied, onSettle }: { problem: IssueProblem; busy: boolean; denied: string | null; onSettle: (problem: IssueProblem, as: Settle) => void }) => {
  const [first] = SETTLES[problem.kind];
  return first === undefined ? null : <RowButton label={`${SETTLE_WORD[first]} issue ${problem.sourceIid}`} busy={busy} denied={denied} onPress={() => onSettle(problem, first)}>{SETTLE_WORD[first]}</RowButton>;
};

type Actions = { settling: number | null; /** Why whoever is here may not settle them. */ denied: string | null; onSettle: (problem: IssueProblem, as: Settle) => void };

export const problemColumns = ({ settling, denied, onSettle }: Actions): readonly GridColumn<IssueProblem>[] => [
  { id: 'kind', header: 'Problem', width: 168, cell: (problem) => (isOpenCopy(problem) ? <Tag tone="bad">{problemWords(problem).word}</Tag> : problemWords(problem).word) },
  { id: 'issue', header: 'Issue', width: 160, grow: 3, cell: ({ sourceIid, title }) => <IssueTitle iid={sourceIid} title={title} /> },
  { id: 'why', header: 'Why', width: 140, grow: 2, hideBelow: 620, cell: (problem) => <Why problem={problem} /> },
  { id: 'attempts', header: 'Attempts', width: 64, align: 'end', hideBelow: 760, cell: ({ kind, attempts }) => (kind === 'failed' ? figure(attempts) : '') },
  { id: 'next', header: 'Next try', width: 96, hideBelow: 700, cell: ({ nextAttemptAt }) => (nextAttemptAt === null ? '' : <DueText at={nextAttemptAt} never="" />) },
  { id: 'last', header: 'Seen', width: 96, hideBelow: 860, cell: ({ lastAt }) => <TimeText at={lastAt} /> },
  { id: 'action', header: '', width: 108, align: 'end', hideBelow: 480, cell: (problem) => <First problem={problem} busy={settling === problem.id} denied={denied} onSettle={onSettle} /> },
];
