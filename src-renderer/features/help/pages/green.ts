import { type HelpPage, list, named, p, page, say, section, terms, to } from '../help-page.ts';

export const GREEN: HelpPage = {
  topic: 'green',
  words: ['status', 'equal', 'in sync', 'verified', 'compare', 'colour', 'meaning', 'behind', 'diverged', 'health', 'share', 'percent'],
  sections: [
    section('promise', 'Both sides were compared',
      p`A mirror is shown as Equal only when its branches and tags were listed on both servers, over Git, and are the same, and that is not too long ago. GitLab’s own “finished” says that a run ended without an error; it does not say that both sides are the same, so it is never green here.`,
    ),
    section('words', 'The status words', {
      kind: 'statuses',
      items: [
        { status: 'equal', text: say`Both sides were compared and have the same branches and tags. The time stands beside it.` },
        { status: 'working', text: say`Something runs now: GitLab’s run, the creation of the mirror, its removal.` },
        { status: 'behind', text: say`The target lacks what the source has; nothing is in conflict. The next run brings it.` },
        { status: 'diverged', text: say`Both sides have commits that the other lacks. Either the source may overwrite the target, or somebody brings the commits over.` },
        { status: 'failed', text: say`GitLab’s last run failed, or the mirror is gone from GitLab. Its panel says why and what mends it: ${page({ topic: 'broken-mirror' })}.` },
        { status: 'notCompared', text: say`GitLab is content and we have not looked, or the last comparison is too old to count.` },
        { status: 'paused', text: say`On purpose: switched off here, or paused by GitLab after repeated failures.` },
        { status: 'unknown', text: say`The server could not be asked.` },
      ],
    }),
    section('compared', 'What is compared, and what not',
      list(
        say`Branches and tags, by the commit that they point to, through the branch filter of the mirror.`,
        say`A branch that only the target has is counted as extra and is no fault by itself: GitLab leaves deleted branches there.`,
        say`LFS objects, wikis, releases and packages are not compared.`,
        say`The settings of the mirror on GitLab are compared as well: what was changed there is shown as a difference, field by field.`,
      ),
      p`${named('Compare both sides')} in a mirror’s panel compares at once. By itself it happens once a day; the time is a ${to('settings', 'setting', { params: { find: 'Compare every mirror' } })}.`,
    ),
    section('share', 'Verified equal, in percent',
      p`The overview, the topology and every report use one formula: the mirrors that a comparison found equal, out of all that are switched on, rounded down. Here as in the list a comparison counts for twice the period that is set for it, so two days usually, since one round may be missed.`,
      terms(
        ['Not proven', say`Nothing is known against it, and no comparison of ours that counts says that both sides are equal.`],
        ['Warning', say`GitLab is trying again, the settings differ, or the target lags behind for more than an hour.`],
        ['Failing', say`It failed, diverged, lacks refs, is paused or off on GitLab, its credential has expired, or it is gone from GitLab.`],
        ['Off', say`Switched off here on purpose; it does not count in the share.`],
      ),
    ),
  ],
};
