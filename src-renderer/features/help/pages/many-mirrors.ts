import { code, type HelpPage, list, named, p, page, say, section, terms, to } from '../help-page.ts';

export const MANY_MIRRORS: HelpPage = {
  topic: 'many-mirrors',
  words: ['bulk', 'batch', 'group', 'path rules', 'plan', 'undo', 'adopt', 'discover', 'select', 'hundreds', 'import', 'filter', 'view'],
  sections: [
    section('rules', 'A whole group by path rules',
      p`${to('plans', 'Many mirrors by path rules', { id: 'new' })} gives every project below a source group a mirror to the same path below a target group. Paths can be left out (${code('archive/*')}), renamed, or get a prefix; missing target projects can be created, private and empty, in groups that exist. You see every mirror before one is made.`,
    ),
    section('adopt', 'Mirrors that exist on GitLab already',
      p`${to('discover', 'Adopt mirrors that exist')} finds the mirrors of a pair’s two servers and takes them over without touching them: they are watched and compared from then on, and their credential can be rotated to one of ours.`,
    ),
    section('select', 'Choosing in the list',
      list(
        say`Tick rows with the mouse or with Space; Shift ticks up to there, ${code('Ctrl A')} all that match the filter, also what is not on the screen.`,
        say`${named('Trigger')}, ${named('Compare')} and ${named('Refresh')} change no setting and start at once.`,
        say`${named('Rotate')}, ${named('Re-apply')}, ${named('Repair')}, ${named('Enable')} and ${named('Remove')} make a plan.`,
      ),
    ),
    section('plans', 'Plans: seen before it happens',
      terms(
        ['Steps', say`Each step shows what is and what will be, and whether it can be undone fully, partly or not.`],
        ['The word', say`A plan that removes something, or touches many mirrors, wants a word typed out. How many is a ${to('settings', 'setting', { params: { find: 'unguarded' } })}.`],
        ['Applying', say`Is a ${to('jobs', 'job')}: it can be paused, resumed and cancelled, and goes on after a restart. What changed since the plan was made is refused rather than overwritten.`],
        ['Undo plan', say`Takes back what can be taken back; each step says so.`],
      ),
      p`What could not be removed on GitLab is kept and tried again: ${to('jobs', 'Left on GitLab', { params: { show: 'left' } })}.`,
    ),
    section('repair', 'What Repair plans',
      p`Drifted settings are applied again, a mirror that is gone is made again, one that is off is switched on. ${page({ topic: 'broken-mirror' })} explains the single steps.`,
    ),
  ],
};
