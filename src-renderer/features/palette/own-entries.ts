import { hrefOf, type ScreenName } from '../../state/route.ts';
import { HELP_TITLE, HELP_TOPICS, helpHref, type HelpTopic } from '../../text/help-topics.ts';

/** Something of the window itself that can be found: a place to go to, or a deed. */
export type OwnEntry = { id: string; title: string; kind: 'Screen' | 'Setting' | 'Action' | 'Help'; href: string } | { id: string; title: string; kind: 'Action'; deed: 'lock' | 'keys' };

const screen = (name: ScreenName, title: string): OwnEntry => ({ id: `screen ${name}`, title, kind: 'Screen', href: hrefOf(name) });
const setting = (title: string): OwnEntry => ({ id: `setting ${title}`, title: `Settings: ${title}`, kind: 'Setting', href: hrefOf('settings', { params: { find: title } }) });
const action = (title: string, href: string): OwnEntry => ({ id: `action ${title}`, title, kind: 'Action', href });
const help = (topic: HelpTopic): OwnEntry => ({ id: `help ${topic}`, title: HELP_TITLE[topic], kind: 'Help', href: helpHref({ topic }) });

/** Everything that the window itself has: screens, topics of the settings, actions, pages of the help. */
export const OWN_ENTRIES: readonly OwnEntry[] = [
  screen('overview', 'Overview'), screen('mirrors', 'Mirrors'), screen('issues', 'Issues'), screen('topology', 'Topology'), screen('pairs', 'Pairs'), screen('instances', 'Instances'),
  screen('expiries', 'Expiries'), screen('jobs', 'Jobs'), screen('activity', 'Activity'), screen('transfer', 'Transfer'), screen('settings', 'Settings'), screen('health', 'Health of the application'), screen('log', 'Log'), screen('help', 'Help'),
  action('New mirror', hrefOf('mirrors', { id: 'new' })),
  action('New pair', hrefOf('pairs', { id: 'new' })),
  action('Add instance', hrefOf('instances', { id: 'new' })),
  action('Many mirrors by path rules', hrefOf('plans', { id: 'new' })),
  action('Adopt mirrors that exist', hrefOf('discover')),
  action('Back up now', hrefOf('transfer', { params: { do: 'backup' } })),
  action('Open a backup', hrefOf('transfer', { params: { do: 'restore' } })),
  action('Bring over the web application’s backup', hrefOf('transfer', { params: { do: 'web' } })),
  action('Show failed mirrors', hrefOf('mirrors', { params: { status: 'failed' } })),
  action('Show what is left on GitLab', hrefOf('jobs', { params: { show: 'left' } })),
  { id: 'action keys', title: 'Show the keyboard map', kind: 'Action', deed: 'keys' },
  { id: 'action lock', title: 'Lock the vault', kind: 'Action', deed: 'lock' },
  setting('Appearance'), setting('Vault'), setting('Lock'), setting('Operators'), setting('Log'),
  ...HELP_TOPICS.map(help),
];
