import type { FailureCode } from '../../src-preload/contract/failures.ts';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import { hrefOf, type ScreenName } from '../state/route.ts';

/** The pages of the help in the order of its contents. */
export const HELP_TITLE = {
  'first-mirror': 'The first mirror',
  green: 'What green means',
  servers: 'Servers, tokens and roles',
  'many-mirrors': 'Many mirrors at once',
  'broken-mirror': 'A mirror is broken',
  causes: 'Why a mirror fails, cause by cause',
  credentials: 'Credentials and expiries',
  issues: 'Copying issues',
  background: 'In the background',
  backups: 'Backups and a second machine',
  people: 'Vault, lock and operators',
  'command-line': 'The command line',
  'web-application': 'From the web application',
  application: 'When the application itself is unwell',
  leaving: 'Where the data lies, and leaving',
  about: 'About Mirror Maestro',
} as const;

export type HelpTopic = keyof typeof HELP_TITLE;

const isTopic = (word: string): word is HelpTopic => Object.hasOwn(HELP_TITLE, word);

export const HELP_TOPICS: readonly HelpTopic[] = Object.keys(HELP_TITLE).filter(isTopic);

/** A page of the help, perhaps one of its sections. */
export type HelpPlace = { topic: HelpTopic; section?: string };

/** The page that an address names; the first one where it names none. */
export const helpPlaceOf = ({ page = '', at }: Readonly<Record<string, string | undefined>>): HelpPlace => ({ topic: isTopic(page) ? page : 'first-mirror', ...(at === undefined ? {} : { section: at }) });

/** The address of a page of the help. */
export const helpHref = ({ topic, section }: HelpPlace): string => hrefOf('help', { params: { page: topic, ...(section === undefined ? {} : { at: section }) } });

/** What the help says first to whoever asks for it on a screen. */
export const HELP_OF_SCREEN: Record<ScreenName, HelpPlace> = {
  overview: { topic: 'green', section: 'share' },
  mirrors: { topic: 'green' },
  issues: { topic: 'issues' },
  topology: { topic: 'green', section: 'share' },
  pairs: { topic: 'first-mirror', section: 'pair' },
  instances: { topic: 'servers' },
  expiries: { topic: 'credentials' },
  jobs: { topic: 'background' },
  activity: { topic: 'application', section: 'activity' },
  transfer: { topic: 'backups' },
  settings: { topic: 'people' },
  start: { topic: 'first-mirror' },
  plans: { topic: 'many-mirrors', section: 'plans' },
  discover: { topic: 'many-mirrors', section: 'adopt' },
  log: { topic: 'application', section: 'support' },
  health: { topic: 'application' },
  help: { topic: 'first-mirror' },
};

/** Where more is said of a kind of failure; null where its own words are all there is to say. */
export const HELP_OF_FAILURE: Record<FailureCode, HelpPlace | null> = {
  invalid_input: null,
  not_found: null,
  name_taken: null,
  not_writing: { topic: 'backups', section: 'two' },
  conflict: null,
  locked: { topic: 'people' },
  wrong_passphrase: { topic: 'people', section: 'forgotten' },
  not_allowed: { topic: 'people', section: 'roles' },
  unauthorized_token: { topic: 'servers', section: 'token' },
  token_expired: { topic: 'servers', section: 'token' },
  missing_scope: { topic: 'servers', section: 'token' },
  missing_role: { topic: 'servers', section: 'role' },
  not_supported: { topic: 'servers', section: 'editions' },
  project_archived: { topic: 'causes', section: 'target_archived' },
  rate_limited: { topic: 'background', section: 'limits' },
  unreachable: { topic: 'servers', section: 'network' },
  breaker_open: { topic: 'background', section: 'limits' },
  unexpected_answer: { topic: 'servers', section: 'network' },
  refused_by_gitlab: { topic: 'servers', section: 'role' },
  blocked_address: { topic: 'servers', section: 'network' },
  file_refused: { topic: 'backups', section: 'refused' },
  storage: { topic: 'application', section: 'damaged' },
  outcome_unknown: { topic: 'background', section: 'crash' },
  unexpected: { topic: 'application', section: 'support' },
};

/** Each cause has its own section. */
export const helpOfCause = (cause: DiagnosisCause): HelpPlace => ({ topic: 'causes', section: cause });
