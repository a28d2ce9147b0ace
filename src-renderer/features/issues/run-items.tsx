import { useCallback, useMemo } from 'react';
import type { IssueRunId } from '../../../src-preload/contract/ids.ts';
import type { IssueRunItem } from '../../../src-preload/contract/models/issue-sync.ts';
import { call } from '../../api/call.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { CardList } from '../../ui/card-list.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import styles from './issues.module.css';
import { RunItemCard } from './run-item-card.tsx';

const ROUGH = 72;
const roughHeight = (): number => ROUGH;

type RunItemsProps = { runId: IssueRunId; dry: boolean; action: IssueRunItem['action'] | undefined };

/** The issues of a run, however many; unchanged ones are only counted. */
export const RunItems = ({ runId, dry, action }: RunItemsProps) => {
  const filter = useMemo(() => ({ runId, ...(action === undefined ? {} : { action }) }), [runId, action]);
  const load = useCallback((paging: { offset: number; limit: number }) => call('issueSync.runItems', { ...filter, ...paging }), [filter]);
  const { rows, failure, retry } = useWindowedList('issueSync.runItems', filter, load);
  if (failure !== null) return <div className={styles['failure']}><FailureNotice failure={failure} title="The issues of the run could not be read" onRetry={retry} /></div>;
  return (
    <CardList
      label="Issues of the run"
      rows={rows}
      renderCard={(item) => <RunItemCard key={item.index} runId={runId} dry={dry} item={item} />}
      roughHeight={roughHeight}
      empty={action === undefined ? 'No issue is listed: nothing had changed, or the run is too old to be kept in detail.' : 'No issue with this action.'}
    />
  );
};
