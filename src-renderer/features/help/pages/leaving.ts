import { code, type HelpPage, list, named, p, page, say, section, steps, to } from '../help-page.ts';

export const LEAVING: HelpPage = {
  topic: 'leaving',
  words: ['data folder', 'uninstall', 'remove', 'delete', 'path', 'files', 'move'],
  sections: [
    section('folder', 'The data folder',
      p`${page({ topic: 'about' }, 'About')} names it and opens it. In it are:`,
      list(
        say`${code('maestro.db')}: everything; tokens in it are encrypted.`,
        say`${code('snapshots')}: the last daily copies of the database.`,
        say`${code('logs')}: what the program did, without tokens.`,
        say`${code('quarantine')}: a database that was found damaged.`,
      ),
      p`Copy it only while the application is not running. On another computer the key store’s part of the key is missing: a passphrase or the recovery code opens the vault there. A ${page({ topic: 'backups' }, 'backup')} is the better way.`,
    ),
    section('remove', 'Removing everything',
      steps(
        say`Choose all ${to('mirrors', 'mirrors')} and plan ${named('Remove')}, or remove an ${to('instances', 'instance')} with ${named('Remove on GitLab as well')}: then neither mirrors nor their credentials stay on GitLab.`,
        say`See that nothing is ${to('jobs', 'left on GitLab', { params: { show: 'left' } })}.`,
        say`Quit, uninstall the application, delete the data folder, and revoke the tokens that you made.`,
      ),
    ),
  ],
};
