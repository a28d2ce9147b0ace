import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import type { IssueSyncCheck } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { CHECK_REASON, CHECK_STATE, partLabel, partsWords } from '../../text/issue-words.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { Tag } from '../../ui/tag.tsx';
import shared from './issues.module.css';
import styles from './sync-checks.module.css';

/** GitLab was asked: after this many ms it is asked again. */
const GOOD_FOR = 60_000;

const Line = ({ check }: { check: IssueSyncCheck }) => {
  const { word, tone } = CHECK_STATE[check.state];
  const reason = CHECK_REASON[check.reason];
  return (
    <tr>
      <th scope="row">{partLabel(check.part)}</th>
      <td><Tag tone={tone}>{word}</Tag></td>
      <td className={shared['quiet']}>{reason ?? ''}</td>
    </tr>
  );
};

/** What the target holds of an issue, asked on both servers before anything is written: first what it cannot keep as it is. */
export const SyncChecks = ({ mirrorId }: { mirrorId: MirrorId }) => {
  const { data, error, refetch } = useCall('issueSync.preflight', { mirrorId }, { goodFor: GOOD_FOR });
  const kept = data?.checks.filter(({ state }) => state === 'kept') ?? [];
  const others = data?.checks.filter(({ state }) => state !== 'kept') ?? [];
  return (
    <section className={styles['section']} aria-label="What the target keeps">
      <h3 className={shared['title']}>What the target keeps</h3>
      {error === null ? null : <FailureNotice failure={error.failure} title="The servers could not be asked what they keep" onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <SkeletonRows rows={4} label="Asking both servers" /> : null}
      {kept.length === 0 ? null : <p>Kept as it is: {partsWords(kept.map(({ part }) => part))}.</p>}
      {others.length === 0 ? null : (
        <table className={styles['checks']}>
          <thead className={styles['hidden']}><tr><th>Part</th><th>How</th><th>Why</th></tr></thead>
          <tbody>{others.map((check) => <Line key={check.part} check={check} />)}</tbody>
        </table>
      )}
    </section>
  );
};
