import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { figure } from '../../text/plural.ts';
import { VERIFIED } from '../../text/statuses.ts';
import { fullDay, relativeTime } from '../../text/time.ts';
import { FittedPath } from '../../ui/fitted-path.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { Tag } from '../../ui/tag.tsx';
import { useNow } from '../../ui/use-now.ts';
import styles from './cells.module.css';
import { mirrorBadge } from './mirror-badge.ts';

/** A project's path; the instance beside it where the list holds several. */
export const EndCell = ({ end, withInstance }: { end: Mirror['source']; withInstance: boolean }) => (
  <span className={styles['end']}>
    <FittedPath path={end.path} />
    {withInstance ? <span className={styles['instance']}>{end.instanceName}</span> : null}
  </span>
);

/** A mirror's status, with what is odd about its settings beside it. */
export const StatusCell = ({ mirror, freshMs }: { mirror: Mirror; freshMs: number }) => {
  const { status, label, detail } = mirrorBadge(mirror, { now: useNow(), freshMs });
  return (
    <span className={styles['status']}>
      <StatusBadge status={status} label={label} {...(detail === null ? {} : { detail })} />
      {mirror.verified.settings === 'drift' ? <Tag tone="warn">drift</Tag> : null}
    </span>
  );
};

/** What our comparison counted: equal refs, and those that are not. */
export const ComparedCell = ({ verified: { state, equal, different, missing } }: Pick<Mirror, 'verified'>) => {
  if (state === 'never' || state === 'unknown') return <span className={styles['quiet']}>{VERIFIED[state]}</span>;
  const wrong = [...(different > 0 ? [`${figure(different)} differ`] : []), ...(missing > 0 ? [`${figure(missing)} missing`] : [])];
  return <span>{[`${figure(equal)} equal`, ...wrong].join(', ')}</span>;
};

const EXPIRY_TONE = { expiring: 'warn', expired: 'bad' } as const;

/** A credential's state and its last day. */
export const CredentialCell = ({ credential: { state, expiresAt } }: Pick<Mirror, 'credential'>) => {
  const now = useNow();
  if (state === 'none') return <span className={styles['quiet']}>none</span>;
  const when = expiresAt === null ? '' : relativeTime(expiresAt, now);
  const day = expiresAt === null ? {} : { title: fullDay(expiresAt) };
  if (state === 'active') return <span {...day}>{when === '' ? 'active' : `expires ${when}`}</span>;
  return <span {...day}><Tag tone={EXPIRY_TONE[state]}>{state === 'expired' ? `expired ${when}` : `expires ${when}`}</Tag></span>;
};
