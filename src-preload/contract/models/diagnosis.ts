import { z } from 'zod';
import { LIMITS } from '../limits.ts';

/** Why a mirror does not work, as one closed set; words and remedies live in the renderer. */
export const DiagnosisCause = z.enum([
  // Who GitLab takes the mirror for, and what that user may do.
  'credential_rejected', 'credential_expired', 'credential_revoked', 'credential_missing_scope', 'two_factor_required', 'sso_required', 'ip_blocked',
  'access_forbidden', 'account_blocked', 'account_not_ready', 'role_too_low', 'mirror_user_too_low', 'ssh_key_rejected',
  // Branches and tags.
  'protected_branch', 'force_push_refused', 'protected_tag', 'default_branch_kept', 'first_push_refused', 'non_fast_forward', 'diverged_kept', 'refs_missing',
  'ref_conflict', 'ref_locked', 'ref_name_refused', 'hidden_ref',
  // What is in the commits.
  'commit_message_refused', 'author_refused', 'file_name_refused', 'branch_name_refused', 'unsigned_commit', 'secret_detected', 'file_too_large',
  'push_too_large', 'quota_exceeded', 'file_locked', 'lfs_missing', 'lfs_failed', 'object_refused', 'pre_receive_hook',
  // The projects and their repositories.
  'source_missing', 'target_missing', 'source_replaced', 'target_replaced', 'target_archived', 'repository_absent', 'repository_empty', 'read_only', 'maintenance', 'git_protocol_off',
  'not_a_repository', 'redirected', 'shallow_history', 'object_format', 'pack_corrupt', 'disk_full', 'licence_missing',
  // The way between the servers.
  'address_blocked', 'address_malformed', 'name_not_resolved', 'proxy_failed', 'connection_refused', 'connection_timeout', 'network_unreachable', 'connection_lost',
  'tls_untrusted', 'tls_expired', 'tls_wrong_name', 'tls_protocol', 'host_key', 'server_error', 'rate_limited',
  // The mirror itself.
  'took_too_long', 'storage_unavailable', 'pull_paused', 'mirror_gone', 'address_differs', 'disabled_on_gitlab', 'settings_drift', 'unknown',
]);
export type DiagnosisCause = z.infer<typeof DiagnosisCause>;

/** The one thing that most likely mends it: a button of the window. */
export const DiagnosisAction = z.enum([
  'rotate', 'trigger', 'verify', 'enable', 'reapply', 'recreate', 'edit_overrides', 'edit_instance', 'open_source', 'open_target', 'wait',
]);
export type DiagnosisAction = z.infer<typeof DiagnosisAction>;

export const Diagnosis = z.object({
  cause: DiagnosisCause,
  /** The line of GitLab's text that says so, redacted; empty where GitLab said nothing and we found it out ourselves. */
  evidence: z.string().max(LIMITS.gitlabText),
  /** Refs that the text or our comparison names, at most 20. */
  refs: z.array(z.string().max(500)).max(20),
  action: DiagnosisAction,
});
export type Diagnosis = z.infer<typeof Diagnosis>;
