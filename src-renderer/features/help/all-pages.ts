import { HELP_TOPICS, type HelpTopic } from '../../text/help-topics.ts';
import type { HelpPage } from './help-page.ts';
import { APPLICATION } from './pages/application.ts';
import { BACKGROUND } from './pages/background.ts';
import { BACKUPS } from './pages/backups.ts';
import { BROKEN_MIRROR } from './pages/broken-mirror.ts';
import { CAUSES } from './pages/causes.ts';
import { COMMAND_LINE } from './pages/command-line.ts';
import { CREDENTIALS } from './pages/credentials.ts';
import { FIRST_MIRROR } from './pages/first-mirror.ts';
import { GREEN } from './pages/green.ts';
import { ISSUES } from './pages/issues.ts';
import { LEAVING } from './pages/leaving.ts';
import { MANY_MIRRORS } from './pages/many-mirrors.ts';
import { PEOPLE } from './pages/people.ts';
import { SERVERS } from './pages/servers.ts';
import { WEB_APPLICATION } from './pages/web-application.ts';

/** What every page says; `about` is no text but a view of this program. A new topic does not compile without its page. */
export const PAGE: Record<Exclude<HelpTopic, 'about'>, HelpPage> = {
  'first-mirror': FIRST_MIRROR, green: GREEN, servers: SERVERS, 'many-mirrors': MANY_MIRRORS, 'broken-mirror': BROKEN_MIRROR, causes: CAUSES, credentials: CREDENTIALS, issues: ISSUES,
  background: BACKGROUND, backups: BACKUPS, people: PEOPLE, 'command-line': COMMAND_LINE, 'web-application': WEB_APPLICATION, application: APPLICATION, leaving: LEAVING,
};

/** All pages in the order of the contents. */
export const PAGES: readonly HelpPage[] = HELP_TOPICS.flatMap((topic) => (topic === 'about' ? [] : [PAGE[topic]]));
