import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { useChange } from '../../api/use-change.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import styles from './settings.module.css';

const THEMES: readonly { value: Settings['theme']; label: string }[] = [{ value: 'system', label: 'As the system' }, { value: 'light', label: 'Light' }, { value: 'dark', label: 'Dark' }];
const DENSITIES: readonly { value: Settings['density']; label: string }[] = [{ value: 'compact', label: 'Compact' }, { value: 'comfortable', label: 'Comfortable' }];

/** Theme and row height; they take effect when they are chosen. */
export const AppearanceSettings = ({ settings }: { settings: Settings }) => {
  const update = useChange('settings.update');
  return (
    <section aria-label="Appearance" className={styles['group']}>
      <h2 className={styles['title']}>Appearance</h2>
      <div className={styles['choice']}>
        <span>Theme</span>
        <SegmentedFilter label="Theme" options={THEMES} value={settings.theme} onChange={(theme) => update.mutate({ theme })} />
      </div>
      <div className={styles['choice']}>
        <span>Row height</span>
        <SegmentedFilter label="Row height" options={DENSITIES} value={settings.density} onChange={(density) => update.mutate({ density })} />
      </div>
      {update.error === null ? null : <FailureNotice failure={update.error.failure} title="The setting was not saved" />}
    </section>
  );
};
