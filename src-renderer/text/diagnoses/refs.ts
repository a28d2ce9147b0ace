import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { said, type Say } from './said.ts';

/** Branches and tags that one side does not take. */
export const REF_WORDS = {
  protected_branch: ({ target }) => said(
    'A protected branch is closed to the mirror',
    `${target} refused the push: a branch is protected, and the mirror’s user may not push to it, create it or delete it.`,
    'The rules of protected branches hold for mirrors too.',
    'Allow the mirror’s user to push to the protected branches, or leave them out with the branch filter.',
  ),
  force_push_refused: ({ target }) => said(
    'A protected branch does not take a force push',
    `${target} refused to overwrite a branch that has other commits than the source.`,
    'The branch is protected and “Allowed to force push” is off.',
    'Allow force push for the branch on the target, or keep diverged branches instead of overwriting them.',
  ),
  protected_tag: ({ target }) => said(
    'A protected tag is closed to the mirror',
    `${target} refused to create, move or delete a tag.`,
    'The tag is protected, or the role does not permit changing existing tags.',
    'Allow the mirror’s user to create the protected tags. A tag that exists with another commit has to be deleted on the target first.',
  ),
  default_branch_kept: ({ target }) => said(
    'The default branch cannot be deleted',
    `${target} refused to delete its default branch, which the source no longer has.`,
    'Both sides have different default branches.',
    'Set the same default branch on both sides, then trigger the mirror.',
  ),
  first_push_refused: ({ target }) => said(
    'The first push needs a higher role',
    `The project on ${target} is empty, and the credential’s user may not create its default branch.`,
    'The group protects default branches from the beginning.',
    'Give the mirror’s user the role Maintainer, or create the default branch on the target yourself.',
  ),
  non_fast_forward: ({ target }) => said(
    'The target has other commits',
    `${target} did not take a branch or tag, since it would lose what it has.`,
    'Somebody pushed to the target, or history was rewritten on the source.',
    'Compare both sides and decide: overwrite diverged branches, or bring the target’s commits to the source first.',
  ),
  diverged_kept: ({ source, target }) => said(
    'Branches have diverged',
    `${source} and ${target} each have commits that the other lacks.`,
    'Somebody pushed to the target, or history was rewritten on the source. GitLab leaves such branches alone unless it may overwrite them.',
    'Look at the commits on both sides. Where the source is right, the mirror has to be allowed to overwrite diverged branches and to run again; else bring the target’s commits to the source first.',
  ),
  refs_missing: ({ source, target }) => said(
    'Branches or tags are missing',
    `GitLab reports no failure, but ${target} lacks refs that ${source} has.`,
    'The refs are newer than the last run, or GitLab passed over them.',
    'Trigger the mirror; both sides are compared when it is done. What is missing then is in GitLab’s log on the server that runs the mirror.',
  ),
  ref_conflict: ({ target }) => said(
    'Two names stand in each other’s way',
    `${target} has a branch or tag whose name begins another one’s, such as “x” and “x/y”.`,
    'Git keeps names as folders: a name cannot be a branch and a folder at once.',
    'Rename or delete one of the two; the evidence names them.',
  ),
  ref_locked: ({ owner }) => said(
    'A ref is locked',
    'Git could not write a branch or tag because something else was writing it.',
    'Another push ran at the same moment, or a broken-off one left its lock behind.',
    `Trigger the mirror. If it stays so, an administrator has to remove the lock file that the evidence names, or run housekeeping on ${owner}.`,
  ),
  ref_name_refused: ({ source, target }) => said(
    'A name is not accepted',
    `${target} refused the name of a branch or tag.`,
    'GitLab takes no names that look like a commit id, equal the default branch’s, or are reserved.',
    `Rename the branch or tag on ${source}, or leave it out with the branch filter.`,
  ),
  hidden_ref: ({ target }) => said(
    'An internal ref was pushed',
    `${target} refused refs that GitLab keeps for itself, such as refs/merge-requests.`,
    'The source holds such refs as ordinary ones, mostly after a copy made with “git push --mirror”.',
    'Delete these refs on the source; GitLab makes its own.',
  ),
} satisfies Partial<Record<DiagnosisCause, Say>>;
