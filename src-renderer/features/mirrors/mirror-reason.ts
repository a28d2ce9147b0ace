import type { Mirror, MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { ownerSide } from '../../text/directions.ts';
import { counted } from '../../text/plural.ts';
import { mirrorBadge, type Seen } from './mirror-badge.ts';

type Judged = Pick<Mirror, 'setup' | 'desired' | 'observed' | 'verified' | 'direction' | 'source' | 'target'> & Pick<MirrorDetail, 'followedBy'>;

const PAUSED = 'GitLab paused the mirror after repeated failures. Repair the cause, then trigger it.';

const OVERWRITES = 'A run replaces what the target has, unless the target protects it.';
const LEAVES_ALONE = 'GitLab leaves such branches alone, since diverged branches may not be overwritten here.';

const comparedWords = ({ verified, source, target, desired }: Judged): string => {
  switch (verified.state) {
    case 'equal':
      return `Both sides have the same ${counted(verified.equal, 'ref')}.`;
    case 'behind':
      return `${target.instanceName} lacks what ${source.instanceName} has in ${counted(verified.different + verified.missing, 'ref')}; nothing is in conflict. The next run brings it.`;
    case 'missing':
      return `${counted(verified.missing, 'ref')} of ${source.instanceName} ${verified.missing === 1 ? 'is' : 'are'} not on ${target.instanceName}.`;
    case 'diverged':
      return `Both sides have commits that the other lacks, in ${counted(verified.different, 'ref')}. ${desired.effective.overwriteDiverged ? OVERWRITES : LEAVES_ALONE}`;
    case 'unknown':
      return 'We could not compare both sides.';
    case 'never':
      return 'Nobody has compared both sides yet.';
  }
};

const disabledOnGitLab = (mirror: Judged): string =>
  `The mirror is enabled here but off on ${mirror[ownerSide(mirror.direction)].instanceName}. GitLab shows it so while the source is empty too; the first push starts it.`;

const followed = (mirror: Judged): string => (mirror.followedBy === null ? '' : ' We compare both sides when it is done.');

const workingWords = (mirror: Judged): string => {
  const owner = mirror[ownerSide(mirror.direction)].instanceName;
  if (mirror.setup === 'creating') return 'The credential and the mirror are being made on GitLab. What was begun before a crash is taken back by itself.';
  if (mirror.setup === 'removing') return 'The mirror and its credential are being removed on GitLab.';
  if (mirror.observed.status === 'scheduled') return `${owner} has the run in its queue.${followed(mirror)}`;
  if (mirror.observed.status === 'retrying') return `${owner} failed and tries again by itself.${followed(mirror)}`;
  return `${owner} runs the mirror now.${followed(mirror)}`;
};

const notComparedWords = (mirror: Judged): string => {
  if (mirror.verified.state !== 'never') return 'The last comparison is too old to count. Compare both sides to see whether they are equal.';
  return mirror.observed.status === 'ok'
    ? 'GitLab says that its last run went well. Compare both sides to see whether they are equal.'
    : `GitLab has not run the mirror yet.${followed(mirror)}`;
};

/** Why a mirror has its status, in a sentence or two, and what to do about it. The panel's first line. */
export const mirrorReason = (mirror: Judged, seen: Seen): string => {
  const owner = mirror[ownerSide(mirror.direction)].instanceName;
  switch (mirrorBadge(mirror, seen).status) {
    case 'working':
      return workingWords(mirror);
    case 'failed':
      return mirror.verified.settings === 'orphan'
        ? `${owner} no longer has this mirror; it was removed there. Remove it here as well, or create it anew.`
        : `The last run on ${owner} failed${mirror.observed.lastError === null ? '.' : ', for the reason below.'} Remove the cause, then trigger the mirror.`;
    case 'paused':
      if (!mirror.desired.enabled) return 'The mirror is disabled here, on purpose: GitLab does not run it.';
      return mirror.observed.status === 'disabled' ? disabledOnGitLab(mirror) : PAUSED;
    case 'notCompared':
      return notComparedWords(mirror);
    case 'unknown':
      return mirror.verified.state === 'never' ? `We could not ask ${owner} about the mirror yet. Refresh asks again.` : comparedWords(mirror);
    case 'equal':
    case 'behind':
    case 'diverged':
      return comparedWords(mirror);
  }
};
