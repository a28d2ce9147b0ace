import { type HelpPage, list, named, p, page, say, section, steps, terms, to } from '../help-page.ts';

export const BROKEN_MIRROR: HelpPage = {
  topic: 'broken-mirror',
  words: ['failed', 'failure', 'error', 'diagnosis', 'diverged', 'conflict', 'drift', 'orphan', 'gone', 'protected branch', 'notification'],
  sections: [
    section('steps', 'From the notice to the fix',
      steps(
        say`The notice, the tray’s menu and ${to('overview', 'Needs attention')} lead to the mirror; many with one cause lead to ${to('mirrors', 'the failed ones', { params: { status: 'failed' } })}.`,
        say`Its panel says first what is wrong and why, with GitLab’s own words beneath, and offers the one button that most likely mends it.`,
        say`Afterwards ${named('Trigger')} runs it, and both sides are compared when it is done. Equal again is the proof.`,
      ),
      p`${page({ topic: 'causes' }, 'Every cause that is recognised')} has its explanation.`,
    ),
    section('diverged', 'Diverged',
      p`Somebody pushed to the target. Look at the branches in the panel’s comparison, then decide: bring those commits to the source; or let the source win, by overriding ${named('Overwrite diverged branches')} for this mirror; or protect the branch on the target and leave it out by the branch filter.`,
    ),
    section('differs', 'Settings differ, off on GitLab, gone',
      terms(
        ['Settings differ', say`Somebody changed the mirror on GitLab. A plan applies the settings of here again, or change them here.`],
        ['Off on GitLab', say`It is enabled here and off there. A plan switches it on. While the source is empty GitLab shows it so as well; the first push starts it.`],
        ['Gone from GitLab', say`The mirror was removed there. A plan makes it again, or remove it here.`],
        ['Paused by GitLab', say`After 14 failures in a row GitLab stops a pull mirror. Mend the cause, then trigger it.`],
      ),
    ),
    section('many', 'Many at once',
      list(
        say`One cause for many is often one thing: an expired token, a server that is away. The overview groups them by cause.`,
        say`A server that does not answer is left alone for a while: ${page({ topic: 'background', section: 'limits' }, 'why, and until when')}.`,
        say`Choose them in the list and plan ${named('Repair')} or ${named('Rotate')} for all: ${page({ topic: 'many-mirrors' })}.`,
      ),
    ),
  ],
};
