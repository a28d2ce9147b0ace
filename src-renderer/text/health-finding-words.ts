import type { HealthArea, HealthFinding, HealthLine, HealthState } from '../../src-preload/contract/models/overview.ts';
import { fileSize } from './file-size.ts';
import { counted, figure } from './plural.ts';
import type { Status } from './statuses.ts';
import { fullDay, localTime } from './time.ts';

export const HEALTH_AREA: Record<HealthArea, string> = {
  database: 'Database', disk: 'Disk', vault: 'Vault', background: 'Background work', schedule: 'Schedule', clock: 'Clock', instance: 'Instances', credentials: 'Credentials', clean_ups: 'Left on GitLab', backups: 'Backups',
};

/** That something is in order is plain: green is for compared refs only. */
export const HEALTH_STATE: Record<Exclude<HealthState, 'ok'>, { status: Status; label: string }> = { warn: { status: 'behind', label: 'Warning' }, fail: { status: 'failed', label: 'Failed' } };

/** What was found, and what to do about it; empty where nothing is to be done. `{}` is the instance that it was found of. */
const FINDING: Record<HealthFinding, readonly [title: string, whatNow: string]> = {
  database_sound: ['The database is sound', ''],
  snapshot_missing: ['The database has no snapshot of the last two days', 'One is made each day on which the application runs. The log says why it was not.'],
  disk_free: ['The disk has room', ''],
  disk_low: ['The disk is nearly full', 'Make room where the data folder is: an update of the database needs three times its size.'],
  disk_full: ['The disk is full', 'Make room where the data folder is, before the next change is stored.'],
  disk_unknown: ['The system does not say how much room the disk has', ''],
  vault_open: ['The vault is open', ''],
  vault_locked: ['The vault is locked', 'Unlock it: until then no server is asked.'],
  vault_not_set_up: ['The vault is not set up', 'Set it up: no token can be stored before.'],
  key_store_weak: ['The system’s key store keeps nothing secret', 'Add a passphrase in the settings.'],
  key_store_changed: ['The system’s key store is another one', 'The passphrase opens the vault; unlock it once to have it kept here again.'],
  recovery_code_missing: ['There is no recovery code', 'Make one in the settings: without it a lost passphrase loses every stored token.'],
  background_runs: ['Background work runs', ''],
  background_paused: ['Background work is paused', 'Resume it in the status bar: until then nothing is watched.'],
  background_offline: ['This computer is offline', 'Work goes on when the network is back.'],
  background_claim: ['Another machine may write to GitLab', 'This one changes nothing until it has the claim. Transfer says who has it.'],
  background_suspended: ['The computer is about to sleep', 'Work goes on when it wakes.'],
  rounds_on_time: ['Every mirror is read and compared on time', ''],
  status_late: ['Statuses are read late', 'The servers allow fewer requests than the setting wants. See which instance rests, or set a longer time.'],
  comparison_late: ['Comparisons come late', 'See in the jobs what holds them up, or set a longer time.'],
  comparison_off: ['Nothing is compared by itself', 'Set a time for comparisons: without them no mirror stays proved.'],
  nothing_to_watch: ['No mirror is there to watch', ''],
  clock_agrees: ['The clock agrees with the servers', ''],
  clock_differs: ['The clock of {} differs from this computer’s', 'Set this computer’s clock by the network, or have the server’s looked at.'],
  clock_unknown: ['No server has told its time yet', ''],
  instance_fine: ['{} answers', ''],
  instance_not_asked: ['{} was not asked yet', ''],
  instance_unreachable: ['{} does not answer', 'Open it and test the connection: the answer says why.'],
  instance_refused: ['{} refuses the token', 'Give the instance a new token.'],
  instance_wrong_answer: ['{} does not answer as GitLab', 'Check the address: a proxy or a sign-in page may answer there.'],
  instance_resting: ['{} failed several times in a row and is left alone', 'It is tried again by itself; Try it now does not wait.'],
  token_expired: ['The token of {} has expired', 'Give the instance a new token.'],
  token_ending: ['The token of {} ends soon', 'Give the instance a new token before that day.'],
  scope_missing: ['The token of {} lacks the scope api', 'Give the instance a token with scope api.'],
  credentials_fine: ['No credential ends without being renewed', ''],
  credentials_expired: ['Credentials have expired', 'Rotate them: their mirrors stand still.'],
  credentials_ending: ['Credentials end and are not renewed by themselves', 'Rotate them, or let them be rotated by the schedule.'],
  nothing_left: ['Nothing of ours is left on GitLab', ''],
  backup_made: ['The newest backup is recent enough', ''],
  backup_none: ['No backup was made yet', ''],
  backup_overdue: ['The newest backup is too old, or there is none', 'Make one: with this disk, everything that is stored here would be lost.'],
  backup_failed: ['The last backup by itself failed', 'See in the activity why; it is tried again every hour.'],
  left_on_gitlab: ['Something of ours is left on GitLab', 'It is tried again by itself; the list says what stands in the way.'],
};

/** A finding in words, around what it was found of. */
export const findingWords = ({ what, subject }: Pick<HealthLine, 'what' | 'subject'>): { before: string; subject: string; after: string; whatNow: string } => {
  const [title, whatNow] = FINDING[what];
  const [before = '', after = ''] = title.split('{}');
  return { before, subject: title.includes('{}') ? subject : '', after, whatNow };
};

type Data = HealthLine['data'];

const asNumber = (data: Data, name: string): number | null => {
  const value = data[name];
  return typeof value === 'number' ? value : null;
};

/** A figure with its name, left out where it is not known. */
const part = (data: Data, name: string, words: (value: number) => string): string[] => {
  const value = asNumber(data, name);
  return value === null ? [] : [words(value)];
};

const seconds = (ms: number): string => `${figure(Math.round(Math.abs(ms) / 1000))} s`;

/** What an instance said before it went silent. */
const UNANSWERED: ReadonlySet<HealthFinding> = new Set(['instance_unreachable', 'instance_resting']);

/** The figures that belong to a line, one after the other. */
export const findingFigures = ({ what, data }: Pick<HealthLine, 'what' | 'data'>): string =>
  [
    ...(typeof data['version'] === 'string' ? [`GitLab ${data['version']}`] : []),
    ...part(data, 'latencyMs', (ms) => `${UNANSWERED.has(what) ? 'last answered' : 'answered'} in ${figure(Math.round(ms))} ms`),
    ...(asNumber(data, 'budgetPerMinute') === null ? [] : part(data, 'budgetLeft', (left) => `${figure(Math.floor(left))} of ${figure(Math.round(asNumber(data, 'budgetPerMinute') ?? 0))} requests a minute left`)),
    ...(asNumber(data, 'connections') === 0 ? [] : part(data, 'connections', (open) => counted(open, 'open connection'))),
    ...part(data, 'tokenExpiresAt', (at) => `token ends ${fullDay(at)}`),
    ...part(data, 'retryAt', (at) => `tried again ${localTime(at)}`),
    ...part(data, 'bytes', fileSize),
    ...part(data, 'snapshotAt', (at) => `snapshot ${localTime(at)}`),
    ...part(data, 'madeAt', (at) => `made ${localTime(at)}`),
    ...part(data, 'failedAt', (at) => `failed ${localTime(at)}`),
    ...part(data, 'freeBytes', (bytes) => `${fileSize(bytes)} free`),
    ...part(data, 'aheadMs', (ms) => `${seconds(ms)} ${ms < 0 ? 'behind' : 'ahead'}`),
    ...part(data, 'watched', (mirrors) => `${counted(mirrors, 'mirror')} watched`),
    ...part(data, 'expired', (n) => `${figure(n)} expired`),
    ...part(data, 'ending', (n) => `${figure(n)} ending`),
    ...part(data, 'left', (n) => `${figure(n)} left`),
  ].join(' · ');
