import type { JobOutlook } from '../../src-preload/contract/models/job.ts';
import { counted, figure } from './plural.ts';
import { relativeTime } from './time.ts';
import type { NameOf } from './words.ts';

const THING: Record<JobOutlook['of'], string> = { requests: 'request', issues: 'new issue', comments: 'comment' };

/** Within it waiting is the limit's pace; a longer wait is one that the server asked for. */
const PACE_MS = 90_000;

/** What a job waits for: `Partner GitLab allows 60 comments a minute; about 8,400 are left.` `now` in ms since 1970. */
export const outlookWords = ({ instanceId, of, perMinute, by, until, left }: JobOutlook, nameOf: NameOf, now: number): string => {
  const name = nameOf(instanceId);
  const rest = left === null ? '' : `; about ${figure(left)} ${left === 1 ? 'is' : 'are'} left`;
  if (perMinute === null || until > now + PACE_MS) return `${name} takes no more ${THING[of]}s for now${rest}. It goes on by itself ${relativeTime(until, now)}.`;
  const pace = `${counted(perMinute, THING[of])} a minute`;
  return by === 'us' ? `The settings allow ${pace} to ${name}${rest}.` : `${name} allows ${pace}${rest}.`;
};
