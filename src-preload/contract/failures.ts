import { z } from 'zod';
import { count, LIMITS, moment } from './limits.ts';
import { InstanceId } from './ids.ts';

const code = <C extends string, S extends z.ZodRawShape>(name: C, shape: S) =>
  z.object({ code: z.literal(name), ...shape });

const shortWord = z.string().max(200);
const instance = { instanceId: InstanceId.nullable() };

/** What an address may not be, see DESIGN.md section 5.1. */
export const BlockedReason = z.enum([
  'scheme', 'user_info', 'query_or_fragment', 'metadata', 'link_local', 'multicast', 'unspecified', 'reserved', 'loopback', 'private',
  'unresolvable_form', 'other_origin', 'redirect',
]);
export type BlockedReason = z.infer<typeof BlockedReason>;

export const UnreachableReason = z.enum([
  'name_not_found', 'refused', 'reset', 'timeout', 'tls', 'server_error', 'maintenance', 'network', 'offline',
]);
export type UnreachableReason = z.infer<typeof UnreachableReason>;

export const Capability = z.enum([
  'push_mirror', 'push_mirror_sync', 'pull_mirror', 'branch_regex_push', 'project_tokens', 'group_tokens', 'deploy_tokens', 'ssh_mirror', 'os_key_store', 'custom_ca', 'upload_download', 'internal_notes',
]);
export type Capability = z.infer<typeof Capability>;

/** Why a file is not read. `wrong_key` says no more: whether a passphrase is wrong or the file is for others is not told apart. */
export const FileRefusal = z.enum([
  'not_found', 'not_a_file', 'not_a_backup', 'wrong_key', 'key_too_costly', 'damaged', 'too_large', 'from_the_future', 'content', 'reference', 'changed_while_read', 'unexpected_member', 'link', 'missing_member',
]);
export type FileRefusal = z.infer<typeof FileRefusal>;

/**
 * Why this machine does not change GitLab although it has a claim: `unanswered` = nobody said since a restore whether it shall; `released` = it
 * gave the claim up; `elsewhere` = another machine writes; `stale` = another machine had it and has not renewed it; `waits` = it took the
 * claim from a machine that may still write; `not_confirmed` = GitLab did not say lately that it is ours; `gone` = somebody removed the label.
 */
export const NotWriting = z.enum(['unanswered', 'released', 'elsewhere', 'stale', 'waits', 'not_confirmed', 'gone']);
export type NotWriting = z.infer<typeof NotWriting>;

/** Every way in which a call can end that is not its value. Words for people live in the renderer. */
export const Failure = z.discriminatedUnion('code', [
  /** `field` is a path like `overrides.branchRegex`; `rule` is a stable word like `too_big`; `limit` its bound, in words or figures. */
  code('invalid_input', { field: z.string().max(300), rule: shortWord, limit: z.string().max(300).optional() }),
  code('not_found', { kind: z.enum(['instance', 'pair', 'mirror', 'job', 'plan', 'clean_up', 'project', 'group', 'method', 'issue', 'issue_problem', 'issue_run', 'operator']), name: z.string().max(LIMITS.projectPath).optional(), instanceId: InstanceId.nullable().optional() }),
  code('name_taken', { field: shortWord }),
  code('conflict', {
    reason: z.enum([
      'same_instance', 'in_use', 'fixed_once_used', 'mirror_exists', 'pull_mirror_exists', 'push_mirror_exists', 'too_many_push_mirrors',
      'same_project', 'being_changed', 'already_set_up', 'origin_taken', 'object_format', 'data_folder_in_use', 'target_used_twice',
      'empty_source', 'target_not_empty', 'protected_branches', 'clean_ups_open', 'mirror_gone', 'mirror_disabled', 'not_possible_now', 'plan_is_old', 'word_missing', 'being_rotated', 'rotation_not_proven',
      'project_replaced', 'issue_sync_off', 'issue_sync_reverse_runs', 'issue_sync_reverse_paused', 'credential_source', 'nothing_to_put_back', 'cancelled', 'claim_here', 'claim_taken', 'claim_in_the_way',
    ]),
    pairs: count.optional(),
    mirrors: count.optional(),
    name: z.string().max(LIMITS.projectPath).optional(),
    instanceId: InstanceId.nullable().optional(),
  }),
  code('locked', { reason: z.enum(['not_set_up', 'passphrase_needed', 'key_store_unavailable', 'key_store_changed', 'key_lost', 'signed_out', 'operators_changed']) }),
  code('wrong_passphrase', { retryAt: moment.nullable() }),
  code('not_allowed', { reason: shortWord }),
  code('unauthorized_token', { ...instance }),
  code('token_expired', { ...instance }),
  code('missing_scope', { ...instance, scopes: z.array(shortWord).max(20) }),
  code('missing_role', { ...instance, project: z.string().max(LIMITS.projectPath).nullable(), needed: z.enum(['developer', 'maintainer', 'owner']) }),
  code('not_supported', { ...instance, capability: Capability }),
  code('project_archived', { ...instance, project: z.string().max(LIMITS.projectPath) }),
  code('rate_limited', { ...instance, retryAt: moment }),
  code('unreachable', { ...instance, reason: UnreachableReason }),
  code('breaker_open', { ...instance, retryAt: moment }),
  code('unexpected_answer', { ...instance, endpoint: shortWord, reason: z.enum(['html', 'empty', 'not_json', 'shape', 'too_large', 'redirect', 'status']), status: z.int().optional() }),
  /** GitLab understood and said no: its own words, redacted and cut; `field` where it named one. */
  code('refused_by_gitlab', { ...instance, endpoint: shortWord, status: z.int(), field: shortWord.nullable(), words: z.string().max(LIMITS.gitlabText) }),
  /** Another machine with this configuration writes to GitLab, or may. `holder` is its name or id; `until` when this one writes again by itself. */
  code('not_writing', { reason: NotWriting, holder: z.string().max(LIMITS.name).nullable(), since: moment.nullable(), renewedAt: moment.nullable(), until: moment.nullable() }),
  code('blocked_address', { reason: BlockedReason }),
  /** A file that was given to be read is not what it should be; nothing was changed. `where` names the member, section or record. */
  code('file_refused', { reason: FileRefusal, where: shortWord.nullable() }),
  code('storage', { reason: z.enum(['disk_full', 'read_only', 'corrupt', 'from_the_future', 'in_use', 'io']) }),
  /** The outcome of a change on GitLab is not known yet; the journal finds it out. */
  code('outcome_unknown', { ...instance, endpoint: shortWord }),
  code('unexpected', { reference: z.string().max(40) }),
]);
export type Failure = z.infer<typeof Failure>;
export type FailureCode = Failure['code'];
