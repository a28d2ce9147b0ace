import type { DoorHealth } from '../gitlab/gitlab.ts';
import type { RateClass } from '../gitlab/routes.ts';
import type { Limits } from '../rules/issues/estimate.ts';

type Seen = Pick<DoorHealth, 'budget'>;

const perMinuteOf = ({ budget }: Seen, rate: RateClass): number | null => budget.limits.find((one) => one.rate === rate)?.perMinute ?? null;

/** Requests a minute that both sides take of us, as far as is known by now. */
export const limitsOf = (source: Seen, target: Seen): Limits => ({
  source: source.budget.perMinute, target: target.budget.perMinute, issueCreates: perMinuteOf(target, 'issue_create'), noteCreates: perMinuteOf(target, 'note_create'),
});
