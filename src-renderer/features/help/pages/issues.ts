import { type HelpPage, list, p, say, section, steps, terms, to } from '../help-page.ts';

export const ISSUES: HelpPage = {
  topic: 'issues',
  words: ['issue sync', 'comments', 'labels', 'attachments', 'confidential', 'internal notes', 'milestone', 'assignee', 'two-way', 'loop', 'dry run', 'problem'],
  sections: [
    section('what', 'What is copied',
      p`GitLab mirrors code and no issues. Switched on, the issues of a mirror’s source project are copied to its target project and follow their changes: title, description, state, labels, due date, confidentiality, and by choice comments with their authors, attachments, weight, time estimate and time spent. It goes one way; two ways are two mirrors, there and back.`,
    ),
    section('on', 'Switching it on',
      steps(
        say`In the ${to('issues', 'Issues')} screen or a mirror’s menu choose what is copied, and which older issues the first run takes.`,
        say`What the target or a token cannot keep is said beside it, before anything runs.`,
        say`A dry run shows what would happen, with how many requests and minutes; nothing is written.`,
      ),
      p`A run starts every 15 minutes unless the sync says otherwise. What did not change costs nothing. Where a server’s limit holds a run up, the screen says which one, how much is left and about how long that takes; you need not do anything.`,
    ),
    section('safe', 'What stays safe',
      list(
        say`A confidential issue is copied as confidential, an internal note as internal, or not at all. What is not known counts as confidential.`,
        say`Mentions, quick actions and references in copied text do nothing on the other side; references become full links.`,
        say`Labels and comments that people put on a copy stay. Where both sides changed the same part, the source wins; what it replaced is kept in the history of the run and can be put back.`,
        say`Every copy ends with a hidden line that names its origin. By it a copy is found after a crash, and an issue is never copied back to where it came from.`,
      ),
    ),
    section('problems', 'Problems',
      p`An issue that cannot be copied holds up no other. It is shown with its reason under ${to('issues', 'Issues', { params: { problems: 'yes' } })} and tried again by itself, or when you say so.`,
      terms(
        ['Deleted on the source', say`Is reported and asks what to do with the copy, unless the sync deletes copies by itself.`],
        ['Changed on the copy', say`The history of the run shows what was replaced.`],
      ),
    ),
  ],
};
