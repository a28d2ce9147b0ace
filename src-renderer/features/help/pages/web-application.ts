import { code, commands, type HelpPage, list, p, say, section, steps, to } from '../help-page.ts';

export const WEB_APPLICATION: HelpPage = {
  topic: 'web-application',
  words: ['migrate', 'migration', 'import', 'legacy', 'docker', 'tar.gz', 'old version'],
  sections: [
    section('steps', 'Taking over its backup',
      p`The web application’s backup (${code('mirror-maestro-backup-*.tar.gz')}) is read as it is; it is never unpacked to the disk. ${to('transfer', 'Bring it over', { params: { do: 'web' } })} shows each step; the command line can do it too.`,
      commands(
        `mirror-maestro call transfer.inspectWebBackup '{"file": {"path": "backup.tar.gz"}}'`,
        `mirror-maestro call transfer.importWebBackup '{"file": {"path": "backup.tar.gz"}, "approve": [{"origin": "https://gitlab.example.com", "network": "public"}]}'`,
      ),
      steps(
        say`${to('transfer', 'Choose the file', { params: { do: 'web' } })} and look first: what would come over, what would not and why, and the addresses of the servers. Nothing is changed.`,
        say`Bring it over, all of it or nothing, without a word to GitLab. Only an address that you approve gets its token.`,
        say`Switch the web application off. Then say under ${to('transfer', 'Transfer')} that this machine writes from now. Test each ${to('instances', 'instance')} once, so that its version and rights are known.`,
      ),
    ),
    section('what', 'What comes over',
      list(
        say`Instances with their tokens; two rows of one address become one instance.`,
        say`Pairs with their defaults, and mirrors with GitLab’s own numbers: GitLab’s mirrors are not touched. A push mirror whose number is unknown stays out; ${to('discover', 'adopting')} finds it.`,
        say`Issue sync with its options, and which issue and comment is a copy of which, so that nothing is created twice.`,
        say`Not: accounts, the list of copied attachments, and label rules, which were never in effect there.`,
      ),
      p`Importing the same file again changes nothing.`,
    ),
  ],
};
