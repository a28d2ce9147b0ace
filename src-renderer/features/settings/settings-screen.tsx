import { useCall } from '../../api/use-call.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { AppearanceSettings } from './appearance-settings.tsx';
import { LimitsForm } from './limits-form.tsx';
import styles from './settings.module.css';
import { VaultFacts } from './vault-facts.tsx';

/** What can be set, each with its bounds and its usual value. */
export const SettingsScreen = () => {
  const settings = useCall('settings.get', {});
  return (
    <Screen title="Settings">
      {settings.isPending ? <SkeletonRows label="Loading settings" /> : null}
      {settings.error === null ? null : <FailureNotice failure={settings.error.failure} onRetry={() => void settings.refetch()} />}
      {settings.data === undefined ? null : (
        <div className={styles['page']}>
          <AppearanceSettings settings={settings.data} />
          <LimitsForm settings={settings.data} />
          <VaultFacts />
        </div>
      )}
    </Screen>
  );
};
