import type { IssueProblemId, MirrorId } from '../../../src-preload/contract/ids.ts';
import type { IssueProblem } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { isOpenCopy, partsWords, problemWords } from '../../text/issue-words.ts';
import { figure } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DueText } from '../../ui/due-text.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { IssueLinks } from './issue-links.tsx';
import { IssueTitle } from './issue-title.tsx';
import shared from './issues.module.css';
import styles from './settle.module.css';
import { SETTLE_MEANING, SETTLE_WORD, SETTLES } from './settle-choices.ts';
import { SettleDialog } from './settle-dialog.tsx';
import { useSettle } from './use-settle.ts';

/** As many problems as one answer holds, so that most of them are found by their address. */
const LATEST = 500;

const ToDo = ({ problem, onSettled }: { problem: IssueProblem; onSettled: () => void }) => {
  const settle = useSettle(onSettled);
  const denied = useDenied('issueSync.settleProblem');
  return (
    <PanelSection title="What to do">
      <ul className={styles['choices']}>
        {SETTLES[problem.kind].map((as) => (
          <li key={as} className={styles['choice']}>
            <ActionButton variant="default" denied={denied} loading={settle.settling?.as === as} onClick={() => settle.settle(problem, as)}>{SETTLE_WORD[as]}</ActionButton>
            <span className={shared['quiet']}>{SETTLE_MEANING[as]}</span>
          </li>
        ))}
      </ul>
      {settle.failure === null || settle.asking !== null ? null : <FailureNotice failure={settle.failure} title="The problem was not settled" />}
      <SettleDialog settle={settle} />
    </PanelSection>
  );
};

type ProblemPanelProps = { problemId: IssueProblemId; /** As the list had it when it was opened: it may lie behind the newest. */ known: IssueProblem | null; mirrorId: MirrorId; onClose: () => void };

/** One problem: what and why, what can be done, the issue on both sides, and how often it was tried. */
export const ProblemPanel = ({ problemId, known, mirrorId, onClose }: ProblemPanelProps) => {
  const { data, error, refetch } = useCall('issueSync.problems', { mirrorId, limit: LATEST });
  const behind = data !== undefined && data.total > data.items.length && known?.id === problemId ? known : undefined;
  const problem = data?.items.find(({ id }) => id === problemId) ?? behind;
  if (problem === undefined) {
    return (
      <Panel title="Problem" label="Problem" onClose={onClose}>
        {data !== undefined ? <PanelSection><p>It is settled, or came to its end by itself.</p></PanelSection>
          : error === null ? <SkeletonRows rows={6} label="Loading problem" />
            : <PanelSection><FailureNotice failure={error.failure} onRetry={() => void refetch()} /></PanelSection>}
      </Panel>
    );
  }
  const { kind, failure, parts, attempts, nextAttemptAt, firstAt, lastAt } = problem;
  const { word, meaning } = problemWords(problem);
  return (
    <Panel title={<IssueTitle iid={problem.sourceIid} title={problem.title} />} label={`Problem with issue ${problem.sourceIid}`} subtitle={word} onClose={onClose}>
      <PanelSection>
        <p>{meaning}</p>
        {parts.length === 0 || isOpenCopy(problem) ? null : <p>{kind === 'not_kept' ? 'Not kept' : 'Concerns'}: {partsWords(parts)}.</p>}
        {failure === null ? null : <FailureNotice failure={failure} />}
        <IssueLinks issue={problem} />
      </PanelSection>
      <ToDo problem={problem} onSettled={onClose} />
      <PanelSection title="Times">
        <KeyValue
          items={[
            { label: 'First seen', value: <TimeText at={firstAt} /> },
            { label: 'Last seen', value: <TimeText at={lastAt} /> },
            ...(kind === 'failed' ? [{ label: 'Attempts', value: figure(attempts) }, { label: 'Next try', value: <DueText at={nextAttemptAt} never="not planned" /> }] : []),
          ]}
        />
      </PanelSection>
    </Panel>
  );
};
