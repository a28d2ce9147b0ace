import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { hrefOf } from '../../state/route.ts';
import { useCall } from '../../api/use-call.ts';
import { changesLine } from '../../text/transfer-words.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Note } from '../../ui/note.tsx';
import { LastRestore } from './last-restore.tsx';
import { Section } from './section.tsx';
import styles from './transfer.module.css';
import { WhoWrites } from './who-writes.tsx';

/** What a restore brought, the question which machine writes from now, and the way back. */
export const RestoredView = ({ restored: { instances, pairs, mirrors, links } }: { restored: Output<'transfer.restore'> }) => {
  const overview = useCall('transfer.overview', {});
  const held = useCall('background.get', {}, { keepPrevious: true }).data?.heldBy;
  const last = overview.data?.lastRestore ?? null;
  // What was read before the restore knows of none either.
  const [wasSeen, setWasSeen] = useState(false);
  if (last !== null && !wasSeen) setWasSeen(true);
  return (
    <div className={styles['page']}>
      <div className={styles['sections']}>
        <Section title="The backup is restored">
          <KeyValue items={[{ label: 'Instances', value: changesLine(instances) }, { label: 'Pairs', value: changesLine(pairs) }, { label: 'Mirrors', value: changesLine(mirrors) }, { label: 'Copies of issues', value: changesLine(links) }]} />
          {held === 'person' || held === 'claim' ? <Note tone="warn" title="Say which machine writes from now">Everything that goes on by itself is paused here. The mirrors on GitLab go on as they are.</Note> : null}
        </Section>
        <WhoWrites />
        {overview.error === null ? null : <FailureNotice failure={overview.error.failure} title="The way back could not be read" onRetry={() => void overview.refetch()} />}
        {last === null ? (wasSeen ? <p className={styles['quiet']}>The restore was undone: everything is as before.</p> : null) : <LastRestore restore={last} />}
        <p className={styles['buttons']}><a href={hrefOf('mirrors')}>Open the mirrors</a><a href={hrefOf('transfer')}>Back to Transfer</a></p>
      </div>
    </div>
  );
};
