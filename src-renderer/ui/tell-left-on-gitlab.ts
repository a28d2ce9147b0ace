import { notifications } from '@mantine/notifications';
import { counted } from '../text/plural.ts';

/** Tells that something is done here (`The mirror is removed here`) while `left` clean-ups on GitLab did not work yet: what they are about is out of sight by then. */
export const tellLeftOnGitlab = (done: string, left: number): void => {
  if (left === 0) return;
  notifications.show({ title: done, message: `${counted(left, 'clean-up')} on GitLab did not work yet and ${left === 1 ? 'is' : 'are'} tried again. Jobs lists ${left === 1 ? 'it' : 'them'}.` });
};
