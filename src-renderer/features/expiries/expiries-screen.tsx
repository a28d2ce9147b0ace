import { useState } from 'react';
import { useCall } from '../../api/use-call.ts';
import { counted, figure } from '../../text/plural.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Note } from '../../ui/note.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { RotateDialog } from '../mirrors/rotate-dialog.tsx';
import { Calendar } from './calendar.tsx';
import { Endless } from './endless.tsx';
import styles from './expiries.module.css';
import { useExpiries } from './use-expiries.ts';

const DAY_MS = 86_400_000;
const SPANS = [{ value: '30', label: '30 days' }, { value: '90', label: '90 days' }, { value: '365', label: 'A year' }] as const;

/** The dialog of one mirror's rotation; the mirror is read first, so that the dialog can say what happens. */
const Rotating = ({ mirrorId, onClose }: { mirrorId: number; onClose: () => void }) => {
  const mirror = useCall('mirrors.get', { mirrorId });
  if (mirror.data !== undefined) return <RotateDialog mirror={mirror.data} onClose={onClose} />;
  return mirror.error === null ? null : <div className={styles['notice']}><FailureNotice failure={mirror.error.failure} title="The mirror could not be read" /></div>;
};

/** Every credential and instance token that ends soon, month by month, and when it is renewed. */
export const ExpiriesScreen = () => {
  const [span, setSpan] = useState<(typeof SPANS)[number]['value']>('90');
  const [rotating, setRotating] = useState<number | null>(null);
  const settings = useCall('settings.get', {}).data;
  const { data, error, refetch } = useExpiries(Number(span));
  return (
    <Screen title="Expiries" filters={<><SegmentedFilter label="Within" options={SPANS} value={span} onChange={setSpan} /><span role="status" className={styles['quiet']}>{data === undefined ? '' : counted(data.total, 'end')}</span></>}>
      <div className={styles['page']}>
        {error === null ? null : <div className={styles['notice']}><FailureNotice failure={error.failure} title="The calendar could not be read" onRetry={() => void refetch()} /></div>}
        {settings?.rotateBeforeDays === 0 ? <div className={styles['notice']}><Note tone="warn" title="Nothing is rotated by itself">Automatic rotation is off in the settings: each credential below ends on its day unless a person rotates it.</Note></div> : null}
        {rotating === null ? null : <Rotating mirrorId={rotating} onClose={() => setRotating(null)} />}
        {data === undefined && error === null ? <SkeletonRows rows={8} label="Loading calendar" /> : null}
        {data === undefined ? null : data.total === 0
          ? <EmptyState help={HELP_OF_SCREEN.expiries} title="Nothing ends in this time.">Mirror credentials and instance tokens stand here by their last day.</EmptyState>
          : <Calendar expiries={data.items} warnBefore={(settings?.expiryWarningDays ?? 0) * DAY_MS} rotating={rotating} onRotate={setRotating} />}
        {data === undefined ? null : <Endless endless={data.endless} />}
        {data !== undefined && data.total > data.items.length ? <p className={styles['more']}>The first {figure(data.items.length)} of {figure(data.total)}; choose a shorter time to see the rest.</p> : null}
      </div>
    </Screen>
  );
};
