import type { Recogniser } from './recogniser.ts';

/** What the other side's checks find in the commits. The hook that only says no is in general-signs.ts. */
export const CONTENT_SIGNS: readonly Recogniser[] = [
  {
    cause: 'secret_detected', action: 'open_remote',
    signs: ['push blocked: secrets detected', 'secret push protection found', 'push cannot contain secrets', 'secret detection found'],
  },
  {
    cause: 'lfs_missing', action: 'open_owner',
    signs: ['lfs objects are missing', 'ensure lfs is properly set', 'missing or corrupt local objects', 'object does not exist on the server'],
  },
  {
    cause: 'lfs_failed', action: 'open_remote',
    signs: ['error synchronizing lfs files', 'lfs synchronization failed', 'failed to upload lfs', 'git lfs is not enabled', 'batch response: … lfs', 'error downloading object'],
  },
  {
    cause: 'file_locked', action: 'open_remote',
    signs: ['is locked in git lfs by', 'the path … is locked by', 'is locked by @'],
  },
  {
    cause: 'commit_message_refused', action: 'open_remote',
    signs: ['commit message does not follow the pattern', 'commit message contains the forbidden pattern', 'commit message is missing', 'commit message must'],
  },
  {
    cause: 'author_refused', action: 'open_remote',
    signs: [
      'email … does not follow the pattern', 'is not a member of team', 'you can only push commits that were committed with', 'comitter email … is not verified', 'committer email … is not verified',
      'name must match', 'you cannot push commits for', 'email is not verified', 'git user name does not match',
    ],
  },
  {
    cause: 'branch_name_refused', action: 'edit_overrides',
    signs: ['branch name … does not follow the pattern', 'branch name does not follow', 'tag name does not follow the pattern'],
  },
  {
    cause: 'file_name_refused', action: 'open_remote',
    signs: ['file name … was prohibited by the pattern', 'filename … prohibited', 'file name is not allowed'],
  },
  {
    cause: 'unsigned_commit', action: 'open_remote',
    signs: ['commit must be signed', 'commits must have verified signatures', 'commit is not signed', 'must be signed with a gpg', 'unsigned commits are not allowed'],
  },
  {
    cause: 'file_too_large', action: 'open_remote',
    signs: ['is larger than the allowed size', 'blobs which exceed the', 'exceeds github', 'file size limit of', 'larger than the maximum file size', 'large files detected'],
  },
  {
    cause: 'push_too_large', action: 'open_remote',
    signs: ['pack exceeds maximum allowed size', 'returned error: 413', 'http 413', 'request entity too large', 'push is too large'],
  },
  {
    cause: 'quota_exceeded', action: 'open_remote',
    signs: [
      'repository has exceeded its size limit', 'exceed the size limit of', 'repository size limit', 'storage limit has been reached', 'over its storage limit',
      'namespace storage limit', 'storage quota', 'has been placed in a read-only state',
    ],
  },
  {
    cause: 'object_format', action: 'recreate',
    signs: ['mismatched algorithms', "not support this repository's hash algorithm", 'object format … does not match', "mismatched object format", 'unknown object format', 'unsupported object format'],
  },
  {
    cause: 'shallow_history', action: 'open_owner',
    signs: ['shallow update not allowed', 'shallow file has changed', 'attempt to push from a shallow', 'source repository is shallow'],
  },
  {
    cause: 'object_refused', action: 'open_remote',
    signs: ['fsck error in pack', 'fsck error in packed object', 'missingspacebeforedate', 'zeropaddedfilemode', 'badtimezone', 'gitmodulesname', 'duplicateentries: contains'],
  },
  {
    cause: 'pack_corrupt', action: 'open_owner',
    signs: [
      'index-pack failed', 'unpacker error', 'unpack failed', 'unresolved deltas', 'bad object', 'missing necessary objects', 'object file … is empty', 'loose object … is corrupt',
      'did not receive expected object', 'invalid index-pack output', 'packfile … is corrupt', 'remote did not send all necessary objects',
    ],
  },
];
