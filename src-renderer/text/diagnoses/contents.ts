import type { DiagnosisCause } from '../../../src-preload/contract/models/diagnosis.ts';
import { said, type Say } from './said.ts';

const EXEMPT = 'Relax the push rule in the target project, where the commits come from the source and are checked there.';

/** What the other side's checks find in the commits. */
export const CONTENT_WORDS = {
  commit_message_refused: ({ target }) => said(
    'A push rule refuses a commit message', `${target} refused commits because of their messages.`, 'A push rule there asks for a pattern, or forbids one.', EXEMPT,
  ),
  author_refused: ({ target }) => said(
    'A push rule refuses an author', `${target} refused commits because of their author or committer.`, 'A push rule there asks for known users, confirmed addresses, or a pattern of addresses. The mirror’s user is not the author of what it pushes.', EXEMPT,
  ),
  file_name_refused: ({ target }) => said(
    'A push rule refuses a file name', `${target} refused commits that add a file of this name.`, 'A push rule there forbids the pattern, or files that may hold secrets.', EXEMPT,
  ),
  branch_name_refused: ({ target }) => said(
    'A push rule refuses a branch name', `${target} takes only branches whose names follow its pattern.`, 'A push rule there sets the pattern.', 'Leave the branch out with the branch filter, or relax the push rule in the target project.',
  ),
  unsigned_commit: ({ target }) => said(
    'Commits have to be signed', `${target} refused commits without a verified signature.`, 'A push rule there asks for signed commits. A mirror cannot sign what others committed.', EXEMPT,
  ),
  secret_detected: ({ source, target }) => said(
    'A secret was found in the commits',
    `Secret push protection on ${target} refused commits that hold a token or key.`,
    'It checks every push, those of mirrors too.',
    `Revoke the secret that the evidence points at and remove it from the history on ${source}, or exclude it on ${target} where it is a false alarm.`,
  ),
  file_too_large: ({ source, target }) => said(
    'A file is too large',
    `${target} takes no files of this size.`,
    'The instance, the tier or a push rule sets a limit for each file.',
    `Raise the limit on ${target}, or move the file to LFS and rewrite the history on ${source}.`,
  ),
  push_too_large: ({ target }) => said(
    'The push is too large',
    `${target}, or a proxy before it, takes no push of this size.`,
    'A first run sends the whole history at once.',
    `Raise the push limit on ${target} (and the body limit of the proxy) for the first run, or fill the target once by import.`,
  ),
  quota_exceeded: ({ target }) => said(
    'There is no room left',
    `The project or namespace on ${target} has reached its storage limit.`,
    'Repository, LFS objects and packages count towards it.',
    `Free storage on ${target} or raise the limit, then trigger the mirror.`,
  ),
  file_locked: ({ target }) => said(
    'A file is locked',
    `Somebody on ${target} holds a lock on a path that the commits change.`,
    'GitLab lets only the holder of the lock change the file, mirrors not excepted.',
    `Have the lock released on ${target}, then trigger the mirror.`,
  ),
  lfs_missing: ({ owner, remote, source }) => said(
    'LFS objects are missing',
    'The commits point at LFS objects that the other side does not have.',
    `${owner} sends LFS objects only over HTTPS with a token, and only those that ${source} really has.`,
    `Upload them once with “git lfs push --all” to ${remote}, or mirror over HTTPS. Check that LFS is on in both projects.`,
  ),
  lfs_failed: ({ owner, remote }) => said(
    'LFS objects could not be sent',
    `${owner} could not send LFS objects to ${remote}.`,
    'LFS is off in the target project, its storage is full, or the server does not take the upload.',
    'Check that LFS is on and has room in the target project. GitLab does not show a later LFS failure as a failed run: look into the files on the target.',
  ),
  object_refused: ({ target }) => said(
    'An old commit is malformed',
    `${target} checks every object, and one of the source’s breaks Git’s rules.`,
    'Old tools wrote such objects; servers with stricter checks refuse them.',
    `An administrator of ${target} can exempt this check (receive.fsck). Rewriting the history changes every commit id after it.`,
  ),
  pre_receive_hook: ({ target }) => said(
    'A server hook refused the push',
    `A hook on ${target} declined the push and gave no closer reason.`,
    'Protected branches, push rules or an administrator’s own hook can do so.',
    `Look for the lines before this one in GitLab’s text. Without any, an administrator of ${target} finds the reason in the hook’s log.`,
  ),
} satisfies Partial<Record<DiagnosisCause, Say>>;
