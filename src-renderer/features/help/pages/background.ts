import { type HelpPage, list, named, p, page, say, section, terms, to } from '../help-page.ts';

export const BACKGROUND: HelpPage = {
  topic: 'background',
  words: ['tray', 'notification', 'quiet hours', 'pause', 'sleep', 'offline', 'rate limit', '429', 'breaker', 'job', 'crash', 'schedule', 'maintenance', 'close window'],
  sections: [
    section('tray', 'The window may be closed',
      p`Closing the window leaves the application in the tray. Its icon says whether all is well, something runs, something needs you, the work is paused, the network is gone, or it is locked; its menu leads to what needs you, syncs now, pauses and locks. Without a tray, the window’s ${named('Background')} menu has the same, and starting the application again brings the window back. ${named('Quit')} ends it. All of it is under ${to('settings', 'Settings', { params: { find: 'Desktop' } })}.`,
    ),
    section('rounds', 'What happens by itself',
      list(
        say`The status of every mirror is read, soon after a change and seldom when it is quiet.`,
        say`Both sides of every mirror are compared once in the time that is set.`,
        say`Credentials are renewed before they end, issues are copied, and what is left on GitLab is tried again.`,
      ),
      p`${to('jobs', 'Jobs')} shows what runs, waits and has ended, with its steps. A job can be paused, resumed, cancelled, and run again for what failed.`,
    ),
    section('pause', 'Pausing',
      terms(
        ['Everything', say`For an hour, until tomorrow or until resumed: in the tray, or with ${named('Pauses')} on ${to('jobs', 'Jobs', { params: { pauses: 'show' } })}. What fell due runs once afterwards.`],
        ['One instance', say`The same for a single server, and a weekly maintenance time in which nothing is asked of it.`],
        ['By itself', say`While the computer sleeps or has no network, work waits; afterwards what is due runs once.`],
      ),
      p`Mirrors on GitLab go on in any pause: GitLab runs them, not this computer.`,
    ),
    section('notices', 'Notifications',
      p`They tell new failures, recoveries, ends of credentials, an instance that refuses its token and a backup that is overdue, together and at most six an hour. In quiet hours nothing is told; afterwards only what is still so. A click leads to the place where it is mended.`,
    ),
    section('limits', 'Requests, limits and rests',
      p`Every server has an allowance of requests a minute, a ${to('settings', 'setting', { params: { find: 'Requests per minute' } })}; what the server itself allows is kept as well, and work waits until it allows more. Work in the background yields to the person at the screen.`,
      p`After five outages in a row a server is left alone for a minute, then longer with each trial that fails, up to a quarter of an hour. ${to('health', 'Health')} shows it, with a button to try at once.`,
    ),
    section('crash', 'After a crash',
      p`What is about to be done on GitLab is written down first. After a crash, a power cut or a lost reply it is found out what happened, before anything else touches the same object: nothing is made twice, and what was begun is finished or taken back. Where a reply was lost and nothing is found, that takes a minute, since GitLab may still be at it. What cannot be removed yet stays under ${to('jobs', 'Left on GitLab', { params: { show: 'left' } })}. ${page({ topic: 'application' })} says more.`,
    ),
  ],
};
