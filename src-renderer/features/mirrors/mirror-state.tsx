import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { hrefOf } from '../../state/route.ts';
import { MIRROR_STATUS, type Status } from '../../text/statuses.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { useNow } from '../../ui/use-now.ts';
import { mirrorBadge } from './mirror-badge.ts';
import { mirrorReason } from './mirror-reason.ts';
import styles from './mirror-panel.module.css';
import { useFreshMs } from './use-fresh-ms.ts';

/** GitLab’s own word says nothing more where it is ours. */
const sameWord = ({ status, rawStatus }: MirrorDetail['observed']): boolean => rawStatus === null || rawStatus.toLowerCase() === MIRROR_STATUS[status].toLowerCase();

/** GitLab keeps the text of a failed run until the next one ends: beside a new run or equal sides it misleads. */
const isPast = ({ observed }: MirrorDetail, status: Status): boolean => status === 'equal' || (status === 'working' && observed.status !== 'retrying');

/** State and why: the badge with its sentence, GitLab's own error text where nothing explains it, and when what was seen. */
export const MirrorState = ({ mirror }: { mirror: MirrorDetail }) => {
  const seen = { now: useNow(), freshMs: useFreshMs() };
  const { status, label, detail } = mirrorBadge(mirror, seen);
  const { observed, verified, followedBy, diagnosis } = mirror;
  return (
    <PanelSection>
      <div className={styles['state']} role="status">
        <StatusBadge status={status} label={label} {...(detail === null ? {} : { detail })} />
        <p>{mirrorReason(mirror, seen)}</p>
      </div>
      {observed.lastError === null || diagnosis !== null || isPast(mirror, status) ? null : (
        <figure className={styles['error']}>
          <figcaption className={styles['caption']}>GitLab says</figcaption>
          <pre className={styles['text']}>{observed.lastError}</pre>
        </figure>
      )}
      <KeyValue
        items={[
          { label: 'GitLab’s status', value: <>{MIRROR_STATUS[observed.status]}{sameWord(observed) ? null : <span className={styles['quiet']}> ({observed.rawStatus})</span>}, seen <TimeText at={observed.checkedAt} /></> },
          { label: 'Last run', value: <TimeText at={observed.lastUpdateAt} /> },
          { label: 'Last good run', value: <TimeText at={observed.lastSuccessAt} /> },
          { label: 'Compared', value: <TimeText at={verified.comparedAt} /> },
          ...(verified.behindSince === null ? [] : [{ label: 'Behind since', value: <>at least <TimeText at={verified.behindSince} />, when a comparison saw it first</> }]),
          ...(followedBy === null ? [] : [{ label: 'Followed by', value: <a href={hrefOf('jobs', { id: followedBy })}>job {followedBy}</a> }]),
        ]}
      />
    </PanelSection>
  );
};
