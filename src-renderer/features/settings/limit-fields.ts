import { DEFAULT_SETTINGS, Settings } from '../../../src-preload/contract/models/settings.ts';
import { figure } from '../../text/plural.ts';

export type LimitName = Exclude<keyof Settings, 'theme' | 'density'>;

type LimitField = { name: LimitName; label: string; text: string; suffix: string; min: number; max: number };

const bounds = (name: LimitName): { min: number; max: number } => {
  const { minValue, maxValue } = Settings.shape[name];
  return { min: minValue ?? 0, max: maxValue ?? Number.MAX_SAFE_INTEGER };
};

const field = (name: LimitName, label: string, suffix: string, text: string): LimitField => ({ name, label, text, suffix, ...bounds(name) });

/** The settings that are figures, with their bounds from the contract. */
export const CREDENTIAL_FIELDS: readonly LimitField[] = [
  field('credentialDays', 'Life of a mirror credential', 'days', 'New credentials live this long, less a random 0 to 60 days, so that they do not end together.'),
  field('expiryWarningDays', 'Expiry warning', 'days', 'A credential counts as expiring from this many days before its end.'),
  field('rotateBeforeDays', 'Rotate before the end', 'days', 'Mirror credentials are renewed by themselves from this many days before their end, spread over the days. 0 is never.'),
];

export const WATCH_FIELDS: readonly LimitField[] = [
  field('statusMinutes', 'Age of a status', 'minutes', 'No mirror’s status is older than this, as far as the allowed requests suffice.'),
  field('verifyHours', 'Compare every mirror', 'hours', 'Both sides of each mirror are compared once in this time. 0 is never by itself.'),
];

export const PLAN_FIELDS: readonly LimitField[] = [
  field('guardMirrors', 'Mirrors in an unguarded plan', 'mirrors', 'A plan that touches more, or removes anything, is applied only with a word typed out.'),
];

export const REQUEST_FIELDS: readonly LimitField[] = [
  field('requestsPerMinute', 'Requests per minute', 'per instance', 'The most that we allow ourselves on one server. What the server itself allows is kept as well.'),
  field('concurrency', 'Requests at once', 'per instance', 'How many requests may wait for an answer of one server at the same time.'),
];

/** `10 to 10,000, usually 600.` */
export const boundsWords = ({ name, min, max }: LimitField): string => `${figure(min)} to ${figure(max)}, usually ${figure(DEFAULT_SETTINGS[name])}.`;
