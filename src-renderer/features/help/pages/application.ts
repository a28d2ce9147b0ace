import { type HelpPage, list, named, p, page, say, section, terms, to } from '../help-page.ts';

export const APPLICATION: HelpPage = {
  topic: 'application',
  words: ['doctor', 'health', 'log', 'support', 'bundle', 'report', 'csv', 'disk full', 'corrupt', 'damaged', 'snapshot', 'clock', 'trail', 'audit', 'slow', 'bug', 'reference'],
  sections: [
    section('health', 'Health looks at every part',
      p`${to('health', 'Health')} looks at the database, the disk, the vault, the schedule, the clock, every instance, the credentials, and what is left on GitLab. A finding that is not in order has a button that leads to its fix; ${named('Check again')} asks every server first.`,
      terms(
        ['The clock differs', say`Days of expiry and times of changes are then read wrongly. Let the computer take its time from the network.`],
        ['Statuses are read late', say`The servers allow fewer requests than the settings want. Allow a longer time, or more requests.`],
        ['The disk is nearly full', say`An update of the database needs three times its size. Make room where the data folder is.`],
      ),
    ),
    section('damaged', 'The database is damaged, or the disk is full',
      list(
        say`The database is checked at every start. A damaged one is set aside, and the newest good daily snapshot is offered.`,
        say`When the disk is full, what could not be stored is refused and nothing is half-done. Make room and try again.`,
        say`A data folder of a later version is refused rather than read: update the application.`,
      ),
    ),
    section('activity', 'What was done, and by whom',
      p`${to('activity', 'Activity')} is never changed or shortened: who did what, on which object, with which result. It is filtered and searched, and ${named('Export')} writes what the filters leave as CSV or JSON, times in UTC.`,
    ),
    section('report', 'A report of all mirrors',
      p`${named('Write report')} on the ${to('overview', 'overview')} writes the state of all mirrors, of a pair or of a group: CSV for a spreadsheet, HTML to read and to print.`,
    ),
    section('support', 'When you ask for help',
      p`${page({ topic: 'about' }, 'About')} copies the versions. The ${to('log', 'log')} exports a support bundle: versions, settings, the latest jobs and the log, without tokens, passphrases and the servers’ names. Paths of projects can be in it; read it before you pass it on. A failure “inside the application” names a reference that stands in the log as well: search it there.`,
      p`How much the log says is a ${to('settings', 'setting', { params: { find: 'Log' } })}.`,
    ),
  ],
};
