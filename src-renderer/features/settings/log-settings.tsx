import { LogLevel } from '../../../src-preload/contract/models/log.ts';
import type { Settings } from '../../../src-preload/contract/models/settings.ts';
import { hrefOf } from '../../state/route.ts';
import { LEVEL } from '../../text/log-words.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SegmentedFilter } from '../../ui/segmented-filter.tsx';
import { SupportBundle } from '../log/support-bundle.tsx';
import styles from './settings.module.css';
import { useSettings } from './use-settings.ts';

const LEVELS = LogLevel.options.map((value) => ({ value, label: LEVEL[value] }));

type LogSettingsProps = { settings: Settings; denied: string | null };

/** What is written into the log, and the way to it. It is kept in five files of 1 MB each; no secret gets into it. */
export const LogSettings = ({ settings, denied }: LogSettingsProps) => {
  const { failure, set } = useSettings();
  return (
    <>
      <fieldset className={styles['fields']} disabled={denied !== null}>
        <div className={styles['choice']}>
          <span>Written from this level on</span>
          <SegmentedFilter label="Log level" options={LEVELS} value={settings.logLevel} onChange={(logLevel) => set({ logLevel })} />
        </div>
      </fieldset>
      <p className={styles['quiet']}>Five files of 1 MB are kept. Secrets are taken out before a line is written.</p>
      <div className={styles['buttons']}>
        <SupportBundle />
        <a href={hrefOf('log')}>Open the log</a>
      </div>
      {failure === null ? null : <FailureNotice failure={failure} title="The setting was not saved" />}
    </>
  );
};
