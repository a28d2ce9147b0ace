import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { Direction } from '../../../src-preload/contract/models/pair.ts';

/*
 * The rows of the web application's backup that come over, as its version 1.2.1 writes them. Columns that are not named here are passed
 * over, and so are rows that point to nothing: its database has no foreign keys.
 */

const id = z.int().min(1);
const flag = z.union([z.boolean(), z.literal(0).transform(() => false), z.literal(1).transform(() => true)]);
const own = flag.nullish().transform((value) => value ?? null);
const words = (max: number) => z.string().max(max).nullish().transform((value) => value ?? '');

/** Naive UTC, with or without its Z; UTC ms. */
const when = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/)
  .transform((text) => Date.parse(/(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`))
  .pipe(z.int().min(0))
  .nullish()
  .transform((value) => value ?? null);

const column = z.string().max(16 * 1024);

export const WebInstance = z.object({ id, name: z.string().trim().min(1).max(LIMITS.name), url: z.string().max(LIMITS.url), encrypted_token: column, description: words(LIMITS.description) });
export const WebPair = z.object({
  id, name: z.string().trim().min(1).max(200), source_instance_id: id, target_instance_id: id, mirror_direction: Direction, mirror_overwrite_diverged: flag,
  mirror_trigger_builds: flag, only_mirror_protected_branches: flag, mirror_branch_regex: z.string().max(LIMITS.branchRegex).nullish(),
  issue_sync_enabled: flag.nullish().transform((value) => value ?? false), description: words(LIMITS.description),
});
export const WebMirror = z.object({
  id, instance_pair_id: id, source_project_id: id, source_project_path: z.string().min(1).max(LIMITS.projectPath), target_project_id: id,
  target_project_path: z.string().min(1).max(LIMITS.projectPath), mirror_overwrite_diverged: own, mirror_trigger_builds: own, only_mirror_protected_branches: own,
  mirror_branch_regex: z.string().max(LIMITS.branchRegex).nullish(), issue_sync_enabled: own, mirror_id: id.nullish().transform((value) => value ?? null), enabled: flag,
  encrypted_mirror_token: column.nullish(), mirror_token_name: z.string().max(255).nullish(), mirror_token_expires_at: when,
  gitlab_token_id: z.int().min(0).nullish(),
});
export const WebIssueSync = z.object({
  id, mirror_id: id, enabled: flag, sync_comments: flag, sync_labels: flag, sync_attachments: flag, sync_weight: flag, sync_time_estimate: flag, sync_time_spent: flag,
  sync_closed_issues: flag, update_existing: flag, sync_existing_issues: flag, sync_interval_minutes: z.int().min(5).max(1440), created_at: when,
});
export const WebIssueLink = z.object({
  id, mirror_issue_config_id: id, source_issue_id: id, source_issue_iid: id, target_issue_id: id, target_issue_iid: id, last_synced_at: when,
});
export const WebNoteLink = z.object({ id, issue_mapping_id: id, source_note_id: id, target_note_id: id });

const rows = <T extends z.ZodType>(row: T) => z.array(row).max(2_000_000);
const counted = z.array(z.unknown()).max(2_000_000).default([]);

export const WebDatabase = z.object({
  gitlab_instances: rows(WebInstance),
  instance_pairs: rows(WebPair),
  mirrors: rows(WebMirror),
  mirror_issue_configs: rows(WebIssueSync).default([]),
  issue_mappings: rows(WebIssueLink).default([]),
  comment_mappings: rows(WebNoteLink).default([]),
  attachment_mappings: counted,
  label_mappings: counted,
  users: counted,
});
export type WebDatabase = z.output<typeof WebDatabase>;

/** What the backup says of itself. */
export const WebMetadata = z.object({ timestamp: z.string().max(50).nullish().catch(null), app_version: z.string().max(50).nullish().catch(null) });
