import { code, commands, type HelpPage, list, p, page, say, section, terms } from '../help-page.ts';

export const COMMAND_LINE: HelpPage = {
  topic: 'command-line',
  words: ['cli', 'terminal', 'script', 'automation', 'headless', 'cron', 'exit code', 'json', 'monitoring', 'call', 'run'],
  sections: [
    section('call', 'Everything that the window does',
      commands(
        `mirror-maestro methods`,
        `mirror-maestro call mirrors.list '{"status": "failed"}'`,
        `mirror-maestro call mirrors.trigger '{"mirrorId": 12}' --wait`,
      ),
      p`A call prints its reply as one JSON line. From source, write ${code('npm run -s maestro --')} in place of ${code('mirror-maestro')}. While the window is open on the same data folder, the call goes to it.`,
      terms(
        ['Exit code 0', say`Done; with ${code('--wait')}, the job succeeded.`],
        ['Exit code 1', say`A failure, or with ${code('--wait')} a job that did not succeed.`],
        ['Exit code 2', say`Wrong use.`],
      ),
    ),
    section('secrets', 'Opening the vault, giving secrets',
      p`Secrets come from files or standard input, never as arguments. Where people sign in by name, ${code('--operator NAME')} says whose passphrase it is.`,
      commands(
        `mirror-maestro call instances.create '{"name": "Company", "url": "https://gitlab.example.com", "token": {"$file": "token.txt"}}' \\`,
        `  --passphrase-file passphrase.txt`,
      ),
    ),
    section('run', 'Without a window',
      p`${code('mirror-maestro run')} does the due work until it is stopped, ${code('run --until-idle')} until no job is due. ${code('--data DIR')} or ${code('MIRROR_MAESTRO_DATA')} chooses the data folder; one process works on it at a time.`,
    ),
    section('watch', 'For a monitoring system',
      commands(`mirror-maestro call overview.health '{"ask": true}' --check --passphrase-file passphrase.txt`),
      list(
        say`Exit code 1 as soon as a finding is a failure; each finding has its word, its figures and where it is mended.`,
        say`${code('overview.quickStats')} has the figures of the overview, ${code('overview.report')} writes the state of all mirrors into a file.`,
      ),
      p`${page({ topic: 'application', section: 'health' }, 'Health')} explains the findings.`,
    ),
  ],
};
