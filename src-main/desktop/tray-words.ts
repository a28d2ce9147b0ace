import type { Background, Problem } from '../../src-preload/contract/models/background.ts';

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

const clockTime = (at: number): string => new Intl.DateTimeFormat(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' }).format(at);

/** The state in one line. */
export const stateWords = ({ state, heldBy, pausedUntil, counts, problems }: Background): string => {
  switch (state) {
    case 'locked':
      return 'Locked';
    case 'offline':
      return 'Offline: work goes on when the network is back';
    case 'paused':
      if (heldBy === 'suspended') return 'Asleep';
      if (heldBy === 'claim') return 'Rests: another machine writes, or may';
      return pausedUntil === null ? 'Paused until resumed' : `Paused until ${clockTime(pausedUntil)}`;
    case 'attention':
      return attentionWords(counts, problems);
    case 'working':
      return `${counted(counts.running, 'job')} running`;
    case 'fine':
      return 'Nothing needs you';
  }
};

const attentionWords = ({ failed, differing, ending, left }: Background['counts'], problems: readonly Problem[]): string => {
  const parts = [
    ...(failed > 0 ? [`${counted(failed, 'mirror')} ${failed === 1 ? 'fails' : 'fail'}`] : []),
    ...(differing > 0 ? [`${counted(differing, 'mirror')} ${differing === 1 ? 'differs' : 'differ'}`] : []),
    ...(ending > 0 ? [`${counted(ending, 'credential')} ${ending === 1 ? 'ends' : 'end'} soon`] : []),
    ...(left > 0 ? [`${counted(left, 'object')} left on GitLab`] : []),
  ];
  if (parts.length > 0) return parts.join(', ');
  return problems.every(({ kind }) => kind === 'backup_overdue') && problems.length > 0 ? 'A backup is overdue' : 'An instance needs you';
};

/** What stands at the icon: the state, and how many mirrors there are. */
export const tooltip = (background: Background): string => `Mirror Maestro: ${stateWords(background)}\n${counted(background.counts.mirrors, 'mirror')}${background.saving ? ', saving battery' : ''}`;

/** Menus have no room for a whole path; the end of it says most. */
const LONGEST = 60;
const shortened = (subject: string): string => (subject.length <= LONGEST ? subject : `…${subject.slice(1 - LONGEST)}`);

const PROBLEM: Record<Problem['kind'], { one: (subject: string) => string; many: (count: number) => string }> = {
  mirror_failed: { one: (subject) => `${subject} fails`, many: (count) => `${counted(count, 'more mirror')} ${count === 1 ? 'fails' : 'fail'}` },
  mirror_differs: { one: (subject) => `${subject} differs`, many: (count) => `${counted(count, 'more mirror')} ${count === 1 ? 'differs' : 'differ'}` },
  instance_unreachable: { one: (subject) => `${subject} does not answer`, many: (count) => `${counted(count, 'instance')} without an answer` },
  instance_refused: { one: (subject) => `${subject} refuses the token`, many: (count) => `${counted(count, 'instance')} with a refused token` },
  credentials_ending: { one: (subject) => `${subject} ends soon`, many: (count) => `${counted(count, 'credential')} ${count === 1 ? 'ends' : 'end'} soon` },
  left_on_gitlab: { one: (subject) => `${subject} is left on GitLab`, many: (count) => `${counted(count, 'object')} left on GitLab` },
  backup_overdue: { one: () => 'A backup is overdue', many: () => 'A backup is overdue' },
};

/** A problem as a line of the menu. An ampersand would become an access key. */
export const problemWords = ({ kind, subject, count }: Problem): string =>
  (subject === '' ? PROBLEM[kind].many(count) : PROBLEM[kind].one(shortened(subject))).replaceAll('&', '&&');
