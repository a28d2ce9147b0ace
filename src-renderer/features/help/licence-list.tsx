import { useState } from 'react';
import type { Licence } from '../../../src-preload/contract/models/about.ts';
import { useCall } from '../../api/use-call.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './help.module.css';

const LicenceLine = ({ licence: { name, version, licence, text } }: { licence: Licence }) => {
  const [open, setOpen] = useState(false);
  return (
    <li className={styles['licence']}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{name} {version} <span className={styles['licenceName']}>{licence}</span></summary>
        {open ? <div role="region" className={styles['licenceText']} tabIndex={0} aria-label={`Licence of ${name}`}><pre>{text}</pre></div> : null}
      </details>
    </li>
  );
};

/** Whose work is in the program, and on which terms; written down by the build from what it bundled. */
export const LicenceList = () => {
  const { data, error, refetch } = useCall('about.licences', {});
  return (
    <section aria-label="Licences" className={styles['section']}>
      <h3 className={styles['sectionTitle']}>Licences</h3>
      <p>Mirror Maestro is under the MIT licence. It contains {data === undefined ? 'the packages below' : counted(data.items.length, 'package')}, and SQLite, which is in the public domain. Chromium and Node come with Electron, and their licences with them as LICENSES.chromium.html.</p>
      {error === null ? null : <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <SkeletonRows rows={8} label="Loading licences" /> : null}
      <ul className={styles['licences']}>{data?.items.map((licence) => <LicenceLine key={`${licence.name} ${licence.version}`} licence={licence} />)}</ul>
    </section>
  );
};
