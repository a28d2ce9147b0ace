import { Button, CopyButton } from '@mantine/core';
import type { About } from '../../../src-preload/contract/models/about.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { HELP_TITLE } from '../../text/help-topics.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { versionLines } from './about-words.ts';
import { LicenceList } from './licence-list.tsx';
import styles from './help.module.css';

/** So long is read that it was copied. */
const SAID_MS = 8000;

const CopyVersions = ({ about }: { about: About }) => (
  <CopyButton value={versionLines(about).map(({ label, value }) => `${label}: ${value}`).join('\n')} timeout={SAID_MS}>
    {({ copied, copy }) => (
      <div className={styles['buttons']}>
        <Button variant="default" onClick={copy}>Copy for support</Button>
        <span role="status">{copied ? 'Copied. The data folder is not in it.' : ''}</span>
      </div>
    )}
  </CopyButton>
);

const DataFolder = ({ path }: { path: string }) => {
  const show = useChange('about.showDataFolder');
  return (
    <section aria-label="Data folder" className={styles['section']}>
      <h3 className={styles['sectionTitle']}>Data folder</h3>
      <p>Everything that is stored lies here; tokens in it are encrypted.</p>
      <PathText path={path} copy />
      <div className={styles['buttons']}>
        <Button variant="default" loading={show.isPending} onClick={() => show.mutate({})}>Open the folder</Button>
        <span role="status">{show.data?.shown === false ? 'The file manager did not open it. Copy the path instead.' : ''}</span>
      </div>
      {show.error === null ? null : <FailureNotice failure={show.error.failure} title="The folder was not opened" />}
    </section>
  );
};

/** The program itself: its versions, where its data lies, and the licences of what it is made of. */
export const AboutView = () => {
  const { data: about, error, refetch } = useCall('about.get', {});
  return (
    <>
      <h2 className={styles['title']}>{HELP_TITLE.about}</h2>
      {error === null ? null : <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {about === undefined && error === null ? <SkeletonRows rows={6} label="Loading versions" /> : null}
      {about === undefined ? null : (
        <>
          <section aria-label="Versions" className={styles['section']}>
            <p>Keeps GitLab projects and their issues mirrored between GitLab servers, and proves it by comparing both sides.</p>
            <KeyValue items={versionLines(about)} />
            <CopyVersions about={about} />
          </section>
          <DataFolder path={about.dataFolder} />
        </>
      )}
      <LicenceList />
    </>
  );
};
