import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { counted } from '../../text/plural.ts';
import { STATUS_WORD, type Status } from '../../text/statuses.ts';
import { lasting } from '../../text/time.ts';

/** A status of the house with its word, and the figure or circumstance that stands beside it. */
export type MirrorBadge = { status: Status; label: string; detail: string | null };

type Judged = Pick<Mirror, 'setup' | 'desired' | 'observed' | 'verified'>;

const badge = (status: Status, detail: string | null = null, label: string = STATUS_WORD[status]): MirrorBadge => ({ status, label, detail });

/** The moment (ms since 1970) and the age (ms) at which a comparison no longer counts: `freshFor`. */
export type Seen = { now: number; freshMs: number };

const isOld = (comparedAt: number | null, { now, freshMs }: Seen): boolean => comparedAt === null || now - comparedAt > freshMs;

const refs = (count: number): string | null => (count === 0 ? null : counted(count, 'ref'));

/** `2 refs for 3 h`. */
const withTime = (detail: string | null, { behindSince }: Judged['verified'], now: number): string | null => {
  const time = behindSince === null ? null : lasting(behindSince, now);
  return time === null ? detail : [...(detail === null ? [] : [detail]), `for ${time}`].join(' ');
};

/** What our own comparison says. Only a recent one is a state; an older one is no longer seen. */
const compared = ({ verified }: Judged, seen: Seen): MirrorBadge => {
  if (verified.state === 'never') return badge('notCompared');
  if (verified.state === 'unknown') return badge('unknown');
  if (verified.state === 'diverged') return badge('diverged', refs(verified.different));
  if (verified.state === 'behind') return badge('behind', withTime(refs(verified.different + verified.missing), verified, seen.now));
  if (verified.state === 'missing') return badge('behind', withTime(`${counted(verified.missing, 'ref')} missing`, verified, seen.now));
  return isOld(verified.comparedAt, seen) ? badge('notCompared', 'lately') : badge('equal');
};

/**
 * GitLab calls a run that left diverged branches alone failed: a comparison since we last asked for the status names the cause.
 * Both times are ours; GitLab's clock may differ from it.
 */
const sawDivergence = ({ verified, observed }: Judged): boolean =>
  verified.state === 'diverged' && verified.comparedAt !== null && observed.checkedAt !== null && verified.comparedAt >= observed.checkedAt;

/**
 * A mirror in the status language, from what GitLab said (`observed`) and what we compared (`verified`). What is on purpose comes
 * first, then what runs, then what failed, then the comparison; a divergence seen since says better why a run failed. Green is only a
 * comparison of ours that found both sides equal and is not too old; GitLab's `ok` alone is "Not compared".
 */
export const mirrorBadge = (mirror: Judged, seen: Seen): MirrorBadge => {
  if (mirror.setup === 'creating') return badge('working', 'being created');
  if (mirror.setup === 'removing') return badge('working', 'being removed');
  if (!mirror.desired.enabled) return badge('paused', null, 'Disabled');
  if (mirror.verified.settings === 'orphan') return badge('failed', 'gone from GitLab');
  switch (mirror.observed.status) {
    case 'scheduled':
      return badge('working', 'scheduled');
    case 'running':
      return badge('working');
    case 'retrying':
      return badge('working', 'retrying');
    case 'failed':
      return sawDivergence(mirror) ? compared(mirror, seen) : badge('failed');
    case 'paused':
      return badge('paused', 'by GitLab');
    case 'disabled':
      return badge('paused', 'on GitLab', 'Disabled');
    case 'unknown':
      return mirror.verified.state === 'never' ? badge('unknown') : compared(mirror, seen);
    case 'never':
    case 'ok':
      return compared(mirror, seen);
  }
};
