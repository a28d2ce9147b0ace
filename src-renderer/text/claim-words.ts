import type { Failure, NotWriting } from '../../src-preload/contract/failures.ts';
import { relativeTime } from './time.ts';
import { RETRY, toScreen, type Words } from './words.ts';

type NotWritingFailure = Extract<Failure, { code: 'not_writing' }>;

const TITLE: Record<NotWriting, string> = {
  unanswered: 'Which machine writes is not decided',
  released: 'This machine gave the claim up',
  elsewhere: 'Another machine writes',
  stale: 'Another machine has the claim',
  waits: 'This machine waits for the other one',
  not_confirmed: 'The claim could not be confirmed',
  gone: 'The claim is gone',
};

const bodyOf = ({ reason, holder, renewedAt, until }: NotWritingFailure, now: number): string => {
  const who = holder === null ? 'Another machine with this configuration' : `“${holder}”`;
  const seen = renewedAt === null ? '' : `, last seen ${relativeTime(renewedAt, now)}`;
  switch (reason) {
    case 'unanswered':
      return 'This configuration was restored from a backup. Say which machine writes to GitLab from now on; until then this one changes nothing.';
    case 'released':
      return 'It changes nothing on GitLab until it takes the claim again.';
    case 'elsewhere':
      return `${who} changes GitLab${seen}. Two machines with one configuration must not both write. Work there, or take the claim over.`;
    case 'stale':
      return `${who} had the claim and does not renew it${seen}. Take it over if that machine works no more.`;
    case 'waits':
      return `It took the claim from a machine that may still write${until === null ? '' : `, and begins ${relativeTime(until, now)}`}. Nothing needs to be done.`;
    case 'not_confirmed':
      return 'GitLab did not say lately that this machine has the claim, so it changes nothing: another one may have taken it. It goes on by itself when the server with the claim answers.';
    case 'gone':
      return 'The label that says which machine writes was removed from its project. Take the claim again if this machine is to write.';
  }
};

/** Why this machine does not write, and who does. `now` in ms since 1970. */
export const notWritingWords = (failure: NotWritingFailure, now: number): Words => ({
  title: TITLE[failure.reason],
  body: bodyOf(failure, now),
  wayOut: failure.reason === 'waits' || failure.reason === 'not_confirmed' ? RETRY : toScreen('transfer', 'See who writes'),
});
