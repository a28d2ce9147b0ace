import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { BackupPanel } from './backup-panel.tsx';
import { ConfigurationSection, PairFileSection } from './file-sections.tsx';
import { LastRestore } from './last-restore.tsx';
import { OwnKey } from './own-key.tsx';
import { ScheduleSection } from './schedule-section.tsx';
import { Section } from './section.tsx';
import styles from './transfer.module.css';
import { WhoWrites } from './who-writes.tsx';

const close = () => navigate('transfer');
const go = (what: 'backup' | 'restore' | 'web') => () => navigate('transfer', { params: { do: what } });

const Incoming = () => {
  const denied = useDenied('transfer.inspect');
  return (
    <Section title="From elsewhere">
      <p className={styles['quiet']}>A backup is shown before anything of it is taken: who made it, when, and how it differs from this machine. The web application’s backup comes over with instances, pairs, mirrors and the links of copied issues.</p>
      <div className={styles['buttons']}>
        <ActionButton variant="default" denied={denied} onClick={go('restore')}>Open a backup</ActionButton>
        <ActionButton variant="default" denied={denied} onClick={go('web')}>From the web application</ActionButton>
      </div>
    </Section>
  );
};

/** Backups and files of this machine, and what comes from elsewhere. */
export const TransferOverview = () => {
  const overview = useCall('transfer.overview', {});
  const denied = useDenied('transfer.backup');
  const isBackingUp = useRoute(({ params }) => params['do'] === 'backup');
  return (
    <Screen title="Transfer" action={<ActionButton denied={denied} onClick={go('backup')}>Back up now</ActionButton>} panel={isBackingUp && denied === null ? <BackupPanel onClose={close} /> : null} onClosePanel={close}>
      {overview.data === undefined ? (overview.error === null ? <SkeletonRows rows={8} label="Loading transfer" /> : <FailureNotice failure={overview.error.failure} onRetry={() => void overview.refetch()} />) : (
        <div className={styles['page']}>
          <div className={styles['sections']}>
            <ScheduleSection overview={overview.data} />
            {overview.data.lastRestore === null ? null : <LastRestore restore={overview.data.lastRestore} />}
            <WhoWrites />
            <Incoming />
            <OwnKey />
            <PairFileSection />
            <ConfigurationSection />
          </div>
        </div>
      )}
    </Screen>
  );
};
