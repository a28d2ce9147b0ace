import { useState } from 'react';
import { IssueProblemId, IssueRunId, type MirrorId } from '../../../src-preload/contract/ids.ts';
import type { IssueProblem, IssueRun, IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { figure } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './issues.module.css';
import { LabelRulesForm } from './label-rules.tsx';
import { OptionsForm } from './options-form.tsx';
import { PeopleRulesForm } from './people-rules.tsx';
import { ProblemList } from './problem-list.tsx';
import { ProblemPanel } from './problem-panel.tsx';
import { RunList } from './run-list.tsx';
import { RunPanel } from './run-panel.tsx';
import { SyncHead } from './sync-head.tsx';
import { type SyncActions, useSyncActions } from './use-sync-actions.ts';

const TABS = ['runs', 'problems', 'options', 'labels', 'people'] as const;
type Tab = (typeof TABS)[number];

const WORD: Record<Tab, string> = { runs: 'Runs', problems: 'Problems', options: 'Options', labels: 'Label rules', people: 'People rules' };

type Place = { mirrorId: MirrorId; tab: Tab };

type ContentProps = { place: Place; sync: IssueSync; openId: number | null; onRun: (run: IssueRun) => void; onProblem: (problem: IssueProblem) => void };

const show = ({ mirrorId, tab }: Place, open: Readonly<Record<string, string>> = {}) =>
  navigate('issues', { id: mirrorId, params: { ...(tab === 'runs' ? {} : { tab }), ...open }, replace: true });

const Content = ({ place, sync, openId, onRun, onProblem }: ContentProps) => {
  const { mirrorId, tab } = place;
  switch (tab) {
    case 'runs':
      return <RunList sync={sync} openId={openId} onOpen={onRun} />;
    case 'problems':
      return <ProblemList mirrorId={mirrorId} openId={openId} onOpen={onProblem} />;
    case 'options':
      return <OptionsForm sync={sync} />;
    case 'labels':
      return <LabelRulesForm mirrorId={mirrorId} />;
    case 'people':
      return <PeopleRulesForm mirrorId={mirrorId} />;
  }
};

/** The look ahead beside the run itself. */
const Actions = ({ sync, actions: { starting, start } }: { sync: IssueSync; actions: SyncActions }) => {
  const denied = useDenied('issueSync.run');
  const isBusy = sync.jobId !== null;
  return (
    <div role="group" aria-label="Actions" className={styles['buttons']}>
      <ActionButton variant="default" denied={denied} disabled={isBusy} loading={starting === 'dry'} onClick={() => start('dry')}>Dry run</ActionButton>
      <ActionButton denied={denied} disabled={!sync.enabled || isBusy} loading={starting === 'run'} onClick={() => start('run')}>Run now</ActionButton>
    </div>
  );
};

/** The issue sync of one mirror: what it does now, its runs, problems, options and rules. */
export const SyncView = ({ mirrorId }: { mirrorId: MirrorId }) => {
  const params = useRoute((route) => route.params);
  const { data: sync, error, refetch } = useCall('issueSync.get', { mirrorId });
  const [opened, setOpened] = useState<{ run?: IssueRun; problem?: IssueProblem }>({});
  const tab = TABS.find((name) => name === params['tab']) ?? 'runs';
  const place = { mirrorId, tab };
  const actions = useSyncActions(mirrorId, (runId) => show({ mirrorId, tab: 'runs' }, { run: String(runId) }));
  if (sync === undefined) {
    return (
      <Screen title="Issue sync">
        {error === null ? <SkeletonRows rows={8} label="Loading issue sync" /> : <FailureNotice failure={error.failure} title="The issue sync could not be read" onRetry={() => void refetch()} />}
      </Screen>
    );
  }
  const run = IssueRunId.safeParse(Number(params['run']));
  const problem = IssueProblemId.safeParse(Number(params['problem']));
  const runId = tab === 'runs' && run.success ? run.data : null;
  const problemId = tab === 'problems' && problem.success ? problem.data : null;
  const close = () => show(place);
  const openRun = (run: IssueRun) => {
    setOpened({ run });
    show(place, { run: String(run.id) });
  };
  const openProblem = (problem: IssueProblem) => {
    setOpened({ problem });
    show(place, { problem: String(problem.id) });
  };
  const panel =
    runId !== null ? <RunPanel key={runId} runId={runId} known={opened.run ?? null} sync={sync} actions={actions} onClose={close} />
      : problemId !== null ? <ProblemPanel key={problemId} problemId={problemId} known={opened.problem ?? null} mirrorId={mirrorId} onClose={close} />
        : null;
  const options = TABS.map((value) => ({ value, label: value === 'problems' && sync.problems > 0 ? `${WORD[value]} ${figure(sync.problems)}` : WORD[value] }));
  return (
    <Screen
      title="Issue sync"
      filters={<SegmentedFilter label="Part" options={options} value={tab} onChange={(next) => show({ mirrorId, tab: next })} />}
      action={<Actions sync={sync} actions={actions} />}
      panel={panel}
      head={<SyncHead sync={sync} actions={actions} />}
      onClosePanel={close}
    >
      <Content place={place} sync={sync} openId={runId ?? problemId} onRun={openRun} onProblem={openProblem} />
    </Screen>
  );
};
