import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Job, JobItem } from '../../../src-preload/contract/models/job.ts';
import { useCall } from '../../api/use-call.ts';
import { hrefOf } from '../../state/route.ts';
import { figure } from '../../text/plural.ts';
import { failureWords } from '../../text/failures.ts';
import { sentence } from '../../text/words.ts';
import { FailureNotice, useNameOf } from '../../ui/failure-notice.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './jobs.module.css';

type Shown = 'failed' | 'skipped' | 'all';

const STATE: Record<JobItem['state'], { word: string; tone: 'quiet' | 'bad' | 'working' }> = {
  waiting: { word: 'waiting', tone: 'quiet' }, running: { word: 'running', tone: 'working' }, succeeded: { word: 'done', tone: 'quiet' },
  failed: { word: 'failed', tone: 'bad' }, skipped: { word: 'skipped', tone: 'quiet' },
};

const STEP = 100;
const MOST = 500;

const Item = ({ item }: { item: JobItem }) => {
  const nameOf = useNameOf();
  const now = useNow();
  const words = item.failure === null ? null : failureWords(item.failure, nameOf, now);
  return (
    <li className={styles['item']}>
      <Tag tone={STATE[item.state].tone}>{STATE[item.state].word}</Tag>{' '}
      {item.mirrorId === null ? item.subject : <a href={hrefOf('mirrors', { id: item.mirrorId })}>{item.subject}</a>}
      {words === null ? null : <p className={styles['why']}>{sentence(words.title)}. {sentence(words.body)}</p>}
    </li>
  );
};

/** The objects of a job, first those that failed with the reason of each. */
export const JobItems = ({ job }: { job: Pick<Job, 'id' | 'progress'> }) => {
  const { failed, skipped } = job.progress;
  const [chosen, setChosen] = useState<Shown | null>(null);
  const [limit, setLimit] = useState(STEP);
  const shown = chosen ?? (failed > 0 ? 'failed' : 'all');
  const { data, error, refetch } = useCall('jobs.items', { jobId: job.id, limit, ...(shown === 'all' ? {} : { state: shown }) }, { keepPrevious: true });
  const options = [{ value: 'failed', label: `Failed ${figure(failed)}` }, { value: 'skipped', label: `Skipped ${figure(skipped)}` }, { value: 'all', label: 'All' }] as const;
  return (
    <PanelSection title="Objects" actions={<SegmentedFilter label="Objects shown" options={options} value={shown} onChange={setChosen} />}>
      {error === null ? null : <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <SkeletonRows rows={4} label="Loading objects" /> : null}
      {data === undefined ? null : data.total === 0 ? <p className={styles['quiet']}>None.</p> : (
        <>
          <ul className={styles['items']}>{data.items.map((item) => <Item key={item.index} item={item} />)}</ul>
          {data.total > data.items.length ? (
            limit < MOST
              ? <Button variant="default" onClick={() => setLimit(Math.min(MOST, limit + STEP))}>Show more of {figure(data.total)}</Button>
              : <p className={styles['quiet']}>The first {figure(MOST)} of {figure(data.total)}.</p>
          ) : null}
        </>
      )}
    </PanelSection>
  );
};
