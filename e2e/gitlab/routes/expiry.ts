import { badParameter, badRequest } from '../http/answer.ts';
import type { Call } from '../http/router.ts';
import { atLeast } from '../profile.ts';
import { dateOf } from '../state/tokens.ts';

const DAY = 86_400_000;

/** GitLab 17.6 lets an administrator have 400 days behind a flag; the double keeps the rule of all versions. */
const LONGEST_DAYS = 365;

/** `expires_at` as a date. Past and too far are 400 (contract A.5). */
export const readExpiry = (call: Call): string | undefined => {
  const text = call.params.text('expires_at');
  if (text === undefined || text === '') return undefined;
  if (!/^\d{4}-\d{2}-\d{2}/.test(text) || Number.isNaN(Date.parse(text))) throw badParameter('expires_at is invalid');
  const date = text.slice(0, 10);
  const now = call.state.clock.now();
  if (date < dateOf(now)) throw badRequest("Expiration date can't be in the past");
  if (date > dateOf(now + LONGEST_DAYS * DAY)) throw badRequest(`Expiration date must be before ${dateOf(now + LONGEST_DAYS * DAY)}`);
  return date;
};

/** Tokens must end since 16.0. */
export const requireExpiry = (call: Call): string | null => {
  if (atLeast(call.state.profile, '16.0')) call.params.require('expires_at');
  return readExpiry(call) ?? null;
};
