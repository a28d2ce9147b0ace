import { Button } from '@mantine/core';
import { useState } from 'react';
import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formErrors } from '../../ui/form-rules.ts';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { changedOverrides, filterClash } from './overrides.ts';
import { OverridesFields } from './overrides-fields.tsx';
import styles from './mirror-panel.module.css';
import { SETTINGS } from '../../text/mirror-settings.ts';

type EditOverridesProps = { mirror: Pick<MirrorDetail, 'id' | 'pairId' | 'direction' | 'desired'>; onDone: () => void };

/** A mirror's overrides in place of its settings; saving sets them on GitLab first, and here when GitLab has taken them. */
export const EditOverrides = ({ mirror, onDone }: EditOverridesProps) => {
  const pair = useCall('pairs.get', { pairId: mirror.pairId });
  const [overrides, setOverrides] = useState(mirror.desired.overrides);
  const update = useChange('mirrors.update');
  const change = changedOverrides(mirror.desired.overrides, overrides);
  useUnsaved('Overrides', Object.keys(change).length > 0);
  if (pair.isError) return <FailureNotice failure={pair.error.failure} onRetry={() => void pair.refetch()} />;
  if (pair.data === undefined) return <SkeletonRows rows={5} />;

  const failure = update.isError ? update.error.failure : null;
  const errors = failure === null ? null : formErrors(failure, SETTINGS);
  return (
    <form
      aria-label="Overrides"
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate({ mirrorId: mirror.id, overrides: change }, { onSuccess: onDone });
      }}
    >
      <OverridesFields direction={mirror.direction} defaults={pair.data} overrides={overrides} errors={errors ?? {}} onChange={setOverrides} />
      {failure === null || errors !== null ? null : <div className={styles['failure']}><FailureNotice failure={failure} title="The overrides were not saved" /></div>}
      <div className={styles['save']}>
        <Button variant="default" onClick={onDone} disabled={update.isPending}>Cancel</Button>
        <Button type="submit" loading={update.isPending} disabled={Object.keys(change).length === 0 || filterClash(pair.data, overrides) !== null}>Save overrides</Button>
      </div>
    </form>
  );
};
