/** What a field of the contract is called on screen, by the last part of its path. */
const LABELS: Readonly<Record<string, string>> = {
  name: 'Name', url: 'URL', token: 'Access token', description: 'Description', caCertificate: 'CA certificate', network: 'Network',
  sourceInstanceId: 'Source', targetInstanceId: 'Target', direction: 'Direction', source: 'Source project', target: 'Target project',
  pairId: 'Pair', branchRegex: 'Branch filter', overwriteDiverged: 'Overwrite diverged branches', triggerBuilds: 'Trigger pipelines',
  onlyProtectedBranches: 'Only protected branches', issueSyncEnabled: 'Issue sync', enabled: 'Enabled', passphrase: 'Passphrase',
  credentialDays: 'Life of a mirror credential', expiryWarningDays: 'Expiry warning', requestsPerMinute: 'Requests per minute',
  concurrency: 'Requests at once', rotateBeforeDays: 'Rotate before the end', statusMinutes: 'Age of a status', verifyHours: 'Compare every mirror',
  guardMirrors: 'Mirrors in an unguarded plan', sourceGroup: 'Source group', targetGroup: 'Target group', prefix: 'Prefix', word: 'Word', credential: 'Credential', credentialSource: 'Kind of credential', credentialGroup: 'Group', account: 'Account', username: 'User name', password: 'Password', expiresAt: 'Last day',
  settings: 'Settings on GitLab', pair: 'Pair', path: 'Path', visibility: 'Visibility', status: 'Status',
  intervalMinutes: 'Interval', existing: 'Existing issues', rules: 'Rules',
  requestSeconds: 'Time limit of a request', retries: 'Repetitions of a request', breakerFailures: 'Outages until a pause', breakerRestSeconds: 'First pause of a server',
  attachmentMegabytes: 'Largest attachment', dailySnapshots: 'Daily snapshots', operator: 'Name', recoveryCode: 'Recovery code', next: 'New passphrase', current: 'Present passphrase', role: 'Role',
  createMissing: 'Create missing projects', sourcePath: 'Source project', targetPath: 'Target project', gitlabMirrorId: 'GitLab’s number', issueSync: 'Issue sync',
  accountUsername: 'Account', sourceInstance: 'Source', targetInstance: 'Target', approve: 'Confirmed addresses', tokens: 'Access tokens', recipients: 'Public keys', everyDays: 'Days between backups', keep: 'Backups to keep', remindDays: 'Reminder', folder: 'Folder',
  text: 'Search', theme: 'Theme', density: 'Row height',
};

/** `overrides.branchRegex` → `Branch filter`; a field without a label keeps its own name. */
export const fieldLabel = (path: string): string => LABELS[path.split('.').at(-1) ?? path] ?? path;

const RULES: Readonly<Record<string, (limit: string | undefined) => string>> = {
  too_small: (limit) => (limit === undefined || limit === '1' ? 'Enter a value.' : `At least ${limit}.`),
  too_big: (limit) => (limit === undefined ? 'Too long or too large.' : `At most ${limit}.`),
  required: () => 'Enter a value.',
  printable: () => 'One line of ordinary characters, without spaces.',
  project_path: () => 'Write the full path: group/project.',
  account_username: () => 'It begins with a letter or a digit, and has no spaces, colons or slashes.',
  group_path: () => 'Write the full path: group/subgroup.',
  ancestor_group: () => 'The remote project is not in this group.',
  pull_only: () => 'A deploy token only reads: the pair has to pull.',
  only_for_account: () => 'Only a pair whose mirrors use an account takes one.',
  regex: () => 'This is not an expression that GitLab understands (RE2).',
  re2: () => 'This is not an expression that GitLab understands (RE2).',
  certificate: () => 'This is not a PEM certificate. It begins with -----BEGIN CERTIFICATE-----.',
  pem: () => 'This is not a PEM certificate. It begins with -----BEGIN CERTIFICATE-----.',
  public_key: () => 'This is not a whole public key: it begins with age1, and a mistyped letter shows.',
  origin_not_approved: (limit) => `Confirm the address${limit === undefined ? '' : ` ${limit}`} first.`,
  url: () => 'Write the address with its scheme: https://gitlab.example.com.',
  invalid_type: () => 'A value of another kind is needed here.',
  unrecognized_keys: () => 'This field is not known here.',
};

/** Why a value is refused, for the line under its field. `rule` is the contract's stable word or zod's. */
export const ruleWords = (rule: string, limit?: string): string =>
  RULES[rule]?.(limit) ?? (limit === undefined ? 'This value is not valid here.' : `This value is not valid here (${limit}).`);
