import { DEFAULT_SETTINGS, Settings } from '../../../src-preload/contract/models/settings.ts';
import { figure } from '../../text/plural.ts';

/** The settings that are figures. */
export type LimitName = { [K in keyof Settings]: Settings[K] extends number ? K : never }[keyof Settings];

export type LimitField = { name: LimitName; label: string; text: string; suffix: string; min: number; max: number };

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

export const REQUEST_CARE_FIELDS: readonly LimitField[] = [
  field('requestSeconds', 'Time limit of a request', 'seconds', 'An answer that takes longer is given up. Raise it for a slow server, not for many requests.'),
  field('retries', 'Repetitions of a request', 'times', 'So often what may be repeated is tried again after an outage; while a person waits at most 3 times. What creates something is never repeated blindly.'),
  field('breakerFailures', 'Outages until a pause', 'in a row', 'After so many, nothing more is sent to the server until a trial gets through.'),
  field('breakerRestSeconds', 'First pause of a server', 'seconds', 'It doubles with each trial that fails, up to a quarter of an hour.'),
];

export const DATA_FIELDS: readonly LimitField[] = [
  field('attachmentMegabytes', 'Largest attachment', 'MB', 'A larger file of an issue is not copied: its link leads to the source.'),
  field('dailySnapshots', 'Daily snapshots', 'days', 'So many daily copies of the database are kept beside it, to go back to when the file is damaged.'),
];

export const usualOf = (name: LimitName): number => DEFAULT_SETTINGS[name];

/** `10 to 10,000, usually 600.`, which stays on one line. */
export const boundsWords = ({ name, min, max }: LimitField): string => `${figure(min)} to ${figure(max)}, usually ${figure(usualOf(name))}.`.replaceAll(' ', '\u00a0');
