import type { Recogniser } from './recogniser.ts';

/** The state of the projects, their repositories and their servers. */
export const REPOSITORY_SIGNS: readonly Recogniser[] = [
  {
    cause: 'storage_unavailable', action: 'open_owner',
    signs: [
      'failed to connect to all addresses', 'no healthy gitaly', 'no healthy nodes', '14:connection reset by peer', '14:unavailable', '14:connections to all backends failing',
      'gitaly is unavailable', 'unknown repository storage', '14:connecting to', 'primary gitaly is not healthy', '2:failed to start',
    ],
  },
  {
    cause: 'target_archived', action: 'open_remote',
    signs: ["push code to an archived project", 'project is archived', 'repository was archived', 'repository has been archived', 'archived so it is read-only'],
  },
  {
    cause: 'maintenance', action: 'wait',
    signs: ['maintenance mode', 'undergoing maintenance', 'scheduled maintenance', 'down for maintenance', 'temporarily unavailable due to maintenance', 'returned error: 503', 'http 503'],
  },
  {
    cause: 'disk_full', action: 'open_remote',
    signs: ['no space left on device', 'disk quota exceeded', 'insufficient storage', 'out of disk space'],
  },
  {
    cause: 'read_only', action: 'wait',
    signs: ['read-only gitlab instance', 'repository is temporarily read-only', 'repository is read-only', 'read-only file system', 'repository storage move'],
  },
  {
    cause: 'git_protocol_off', action: 'open_remote',
    signs: ['pushing over http is not allowed', 'pulling over http is not allowed', 'git access over http is not allowed', 'git access over ssh is not allowed', "command you're trying to execute is not allowed"],
  },
  {
    cause: 'licence_missing', action: 'open_owner',
    signs: ['the project is not mirrored', 'mirroring is not available', 'mirroring is a premium feature', 'license does not include'],
  },
  {
    cause: 'pull_paused', action: 'trigger',
    signs: ['mirroring for the project is on pause', 'mirroring is paused', 'mirroring was paused', 'hard_failed'],
  },
  {
    cause: 'repository_absent', action: 'open_remote',
    signs: ['a repository for this project does not exist yet', 'no repository for this project', 'repository does not exist'],
  },
  {
    cause: 'repository_empty', action: 'open_source',
    signs: ["couldn't find remote ref head", 'remote branch head not found', 'project repository is empty', 'repository is empty', 'src refspec … does not match any'],
  },
  {
    cause: 'redirected', action: 'recreate',
    signs: ['from redirection', 'returned error: 301', 'returned error: 302', 'returned error: 307', 'returned error: 308', 'was moved to', 'has been moved to', 'redirects are not followed'],
  },
  {
    cause: 'not_a_repository', action: 'recreate',
    signs: ['is this a git repository?', 'does not appear to be a git repository', 'not a git repository', 'invalid server response; got', "protocol error: bad line length", '<!doctype html'],
  },
  {
    cause: 'remote_missing', action: 'open_remote',
    signs: ['project you were looking for could not be found', 'repository … not found', 'repository not found', 'project not found', 'returned error: 404', 'http 404'],
  },
];
