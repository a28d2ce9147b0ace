import type { Recogniser } from './recogniser.ts';

/** Branches and tags that one side does not take. */
export const REF_SIGNS: readonly Recogniser[] = [
  {
    cause: 'force_push_refused', action: 'open_remote',
    signs: ['you are not allowed to force push', 'force push is not allowed', 'cannot force-push to this branch', 'force pushing is not allowed'],
  },
  {
    cause: 'default_branch_kept', action: 'open_remote',
    signs: ['the default branch of a project cannot be deleted', 'refusing to delete the current branch', 'deletion of the current branch prohibited'],
  },
  {
    cause: 'first_push_refused', action: 'open_remote',
    signs: ['default branch … does not yet exist for', 'ask a project owner or maintainer to create a default branch'],
  },
  {
    cause: 'protected_branch', action: 'open_remote',
    signs: [
      'push code to protected branches', 'merge code into protected branches', 'create protected branches', 'delete protected branches', 'deleted protected branches',
      'protected branch hook declined', 'only use an existing protected branch ref', 'protected branches using the web interface', 'protected branch update failed',
    ],
  },
  {
    cause: 'protected_tag', action: 'open_remote',
    signs: [
      'protected tags cannot be updated', 'create this tag as it is protected', 'change existing tags on this project', 'delete protected tags', 'protected tags using the web interface',
    ],
  },
  {
    cause: 'hidden_ref', action: 'open_owner',
    signs: ['deny updating a hidden ref', 'deny deleting a hidden ref', 'refusing to update hidden ref'],
  },
  {
    cause: 'ref_name_refused', action: 'open_owner',
    signs: [
      '40-character hexadecimal branch name', 'create a tag with a prohibited pattern', 'tag with a sha-1 or sha-256', 'default branch name to create a tag', '(funny refname)',
      'is not a valid ref name', 'is not a valid branch name', 'refusing to create ref with bad name', 'refusing to update ref with bad name', 'invalid refspec',
    ],
  },
  {
    cause: 'ref_conflict', action: 'open_remote',
    signs: ['exists; cannot create', 'file directory conflict', '(directory/file conflict)', 'refname conflict', 'reference conflict', 'some local refs could not be updated'],
  },
  {
    cause: 'ref_locked', action: 'trigger',
    signs: ['cannot lock ref', 'unable to create … .lock', 'failed to lock', 'reference is already locked', 'failed to update ref', 'reference broken', '(failed to lock)', 'another git process seems to be running'],
  },
  {
    cause: 'diverged_kept', action: 'edit_overrides',
    signs: ['some refs have diverged', 'refs have diverged', 'branch has diverged', 'has diverged from its upstream', 'divergent branches'],
  },
  {
    cause: 'non_fast_forward', action: 'verify',
    signs: ['(non-fast-forward)', 'denying non-fast-forward', '(fetch first)', '(stale info)', 'updates were rejected because', '(would clobber existing tag)', '(already exists)'],
  },
];
