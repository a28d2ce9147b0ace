import { Button } from '@mantine/core';
import { JobId } from '../../../src-preload/contract/ids.ts';
import { useCall } from '../../api/use-call.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { figure } from '../../text/plural.ts';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { CleanUpsList } from './clean-ups-list.tsx';
import { JobPanel } from './job-panel.tsx';
import { JOB_FILTERS, type JobFilter, JobsList } from './jobs-list.tsx';
import { PausesPanel } from './pauses-panel.tsx';

type Shown = JobFilter | 'left';

const show = (shown: Shown) => navigate('jobs', { params: shown === 'all' ? {} : { show: shown }, replace: true });

/** What the application does by itself, newest first, and what it could not remove on GitLab yet. */
export const JobsScreen = () => {
  const { id, params } = useRoute();
  const chosen = JobId.safeParse(id);
  const left = useCall('cleanUps.list', { limit: 1 }).data?.total ?? 0;
  const options: readonly { value: Shown; label: string }[] = [...JOB_FILTERS, { value: 'left', label: left === 0 ? 'Left on GitLab' : `Left on GitLab ${figure(left)}` }];
  const shown = options.find(({ value }) => value === params['show'])?.value ?? 'all';
  const { pauses, ...rest } = params;
  const close = () => navigate('jobs', { params: rest, replace: true });
  return (
    <Screen
      title="Jobs"
      filters={<SegmentedFilter label="State" options={options} value={shown} onChange={show} />}
      action={<Button variant="default" onClick={() => navigate('jobs', { params: { ...rest, pauses: 'show' }, replace: true })}>Pauses</Button>}
      panel={pauses === 'show' ? <PausesPanel onClose={close} /> : chosen.success && shown !== 'left' ? <JobPanel key={chosen.data} id={chosen.data} onClose={close} /> : null}
      onClosePanel={close}
    >
      {shown === 'left' ? <CleanUpsList /> : <JobsList filter={shown} openId={chosen.success ? chosen.data : null} onOpen={(job) => navigate('jobs', { id: job.id, params: rest, replace: true })} />}
    </Screen>
  );
};
