CREATE TABLE `former_origins` (
	`origin` text PRIMARY KEY NOT NULL,
	`instance_id` integer NOT NULL,
	FOREIGN KEY (`instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `former_origins_instance` ON `former_origins` (`instance_id`);--> statement-breakpoint
CREATE TABLE `issue_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mirror_id` integer NOT NULL,
	`source_issue_id` integer NOT NULL,
	`source_iid` integer NOT NULL,
	`target_issue_id` integer NOT NULL,
	`target_iid` integer NOT NULL,
	`state` text NOT NULL CHECK (`state` IN ('linked', 'source_gone', 'copy_gone', 'released')),
	`source_updated_at` integer,
	`target_updated_at` integer,
	`created_at` integer NOT NULL,
	`synced_at` integer NOT NULL,
	`base` text NOT NULL,
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `issue_links_source` ON `issue_links` (`mirror_id`,`source_issue_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `issue_links_copy` ON `issue_links` (`mirror_id`,`target_issue_id`);--> statement-breakpoint
CREATE INDEX `issue_links_by_copy` ON `issue_links` (`target_issue_id`);--> statement-breakpoint
CREATE INDEX `issue_links_state` ON `issue_links` (`mirror_id`,`state`,`id`);--> statement-breakpoint
CREATE INDEX `issue_links_iid` ON `issue_links` (`mirror_id`,`source_iid`);--> statement-breakpoint
CREATE TABLE `issue_problems` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mirror_id` integer NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('failed', 'not_kept', 'source_deleted', 'source_moved', 'copy_deleted', 'adoptable')),
	`source_issue_id` integer NOT NULL,
	`source_iid` integer NOT NULL,
	`target_iid` integer,
	`title` text NOT NULL,
	`parts` text NOT NULL,
	`failure` text CHECK (json_valid(`failure`)),
	`attempts` integer NOT NULL,
	`next_attempt_at` integer,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`dismissed_at` integer,
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `issue_problems_object` ON `issue_problems` (`mirror_id`,`source_issue_id`,`kind`);--> statement-breakpoint
CREATE INDEX `issue_problems_open` ON `issue_problems` (`mirror_id`,`dismissed_at`,`last_at`);--> statement-breakpoint
CREATE INDEX `issue_problems_due` ON `issue_problems` (`mirror_id`,`next_attempt_at`);--> statement-breakpoint
CREATE TABLE `issue_run_items` (
	`run_id` integer NOT NULL,
	`idx` integer NOT NULL,
	`source_iid` integer NOT NULL,
	`target_iid` integer,
	`title` text NOT NULL,
	`action` text NOT NULL CHECK (`action` IN ('create', 'adopt', 'update', 'delete', 'skip', 'fail')),
	`reason` text,
	`parts` text NOT NULL,
	`failure` text CHECK (json_valid(`failure`)),
	`replaced` text,
	PRIMARY KEY(`run_id`, `idx`),
	FOREIGN KEY (`run_id`) REFERENCES `issue_runs`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `issue_run_items_action` ON `issue_run_items` (`run_id`,`action`,`idx`);--> statement-breakpoint
CREATE TABLE `issue_runs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`mirror_id` integer NOT NULL,
	`job_id` integer,
	`cause` text NOT NULL CHECK (`cause` IN ('schedule', 'person', 'dry')),
	`state` text NOT NULL CHECK (`state` IN ('running', 'succeeded', 'partial', 'failed', 'cancelled')),
	`listed` integer DEFAULT 0 NOT NULL,
	`created` integer DEFAULT 0 NOT NULL,
	`updated` integer DEFAULT 0 NOT NULL,
	`unchanged` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`deleted` integer DEFAULT 0 NOT NULL,
	`comments` integer DEFAULT 0 NOT NULL,
	`uploads` integer DEFAULT 0 NOT NULL,
	`estimated_requests` integer,
	`estimated_ms` integer,
	`failure` text CHECK (json_valid(`failure`)),
	`started_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `issue_runs_mirror` ON `issue_runs` (`mirror_id`,`id`);--> statement-breakpoint
CREATE TABLE `issue_syncs` (
	`mirror_id` integer PRIMARY KEY NOT NULL,
	`comments` integer NOT NULL CHECK (`comments` IN (0, 1)),
	`labels` integer NOT NULL CHECK (`labels` IN (0, 1)),
	`attachments` integer NOT NULL CHECK (`attachments` IN (0, 1)),
	`weight` integer NOT NULL CHECK (`weight` IN (0, 1)),
	`time_estimate` integer NOT NULL CHECK (`time_estimate` IN (0, 1)),
	`time_spent` integer NOT NULL CHECK (`time_spent` IN (0, 1)),
	`closed_issues` integer NOT NULL CHECK (`closed_issues` IN (0, 1)),
	`update_existing` integer NOT NULL CHECK (`update_existing` IN (0, 1)),
	`existing` text NOT NULL CHECK (`existing` IN ('none', 'open', 'all', 'since')),
	`existing_since` integer,
	`interval_minutes` integer NOT NULL,
	`deletions` text NOT NULL CHECK (`deletions` IN ('report', 'apply')),
	`confidential` text NOT NULL CHECK (`confidential` IN ('copy', 'skip')),
	`milestones` text NOT NULL CHECK (`milestones` IN ('label', 'match')),
	`baseline_at` integer NOT NULL,
	`watermark` integer,
	`swept_at` integer,
	`next_run_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `issue_syncs_due` ON `issue_syncs` (`next_run_at`);--> statement-breakpoint
CREATE TABLE `note_links` (
	`link_id` integer NOT NULL,
	`source_note_id` integer NOT NULL,
	`target_note_id` integer NOT NULL,
	`source_discussion` text,
	`target_discussion` text,
	`digest` text NOT NULL,
	PRIMARY KEY(`link_id`, `source_note_id`),
	FOREIGN KEY (`link_id`) REFERENCES `issue_links`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `note_links_copy` ON `note_links` (`link_id`,`target_note_id`);--> statement-breakpoint
CREATE TABLE `sync_rules` (
	`mirror_id` integer NOT NULL,
	`about` text NOT NULL CHECK (`about` IN ('label', 'person')),
	`source` text NOT NULL,
	`action` text NOT NULL CHECK (`action` IN ('same', 'mapped', 'skip')),
	`target` text,
	`create` integer NOT NULL CHECK (`create` IN (0, 1)),
	PRIMARY KEY(`mirror_id`, `about`, `source`),
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `upload_links` (
	`mirror_id` integer NOT NULL,
	`source_ref` text NOT NULL,
	`digest` text NOT NULL,
	`target_path` text NOT NULL,
	`bytes` integer NOT NULL,
	PRIMARY KEY(`mirror_id`, `source_ref`),
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `upload_links_digest` ON `upload_links` (`mirror_id`,`digest`);--> statement-breakpoint
CREATE TABLE `__new_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('follow-mirror', 'clean-up', 'rotate', 'batch', 'plan', 'status-round', 'verify-round', 'issue-sync', 'issue-round')),
	`background` integer NOT NULL CHECK (`background` IN (0, 1)),
	`unique_key` text NOT NULL,
	`mirror_id` integer,
	`plan_id` integer,
	`action` text CHECK (`action` IN ('trigger', 'refresh', 'verify')),
	`input` text NOT NULL CHECK (json_valid(`input`)),
	`wish` text CHECK (`wish` IN ('pause', 'cancel')),
	`state` text NOT NULL CHECK (`state` IN ('queued', 'running', 'paused', 'succeeded', 'partial', 'failed', 'cancelled')),
	`total` integer DEFAULT 0 NOT NULL,
	`processed` integer DEFAULT 0 NOT NULL,
	`succeeded` integer DEFAULT 0 NOT NULL,
	`failed` integer DEFAULT 0 NOT NULL,
	`skipped` integer DEFAULT 0 NOT NULL,
	`failure` text CHECK (json_valid(`failure`)),
	`result` text CHECK (json_valid(`result`)),
	`attempts` integer DEFAULT 0 NOT NULL,
	`session` text,
	`lease_until` integer,
	`created_at` integer NOT NULL,
	`run_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_jobs` (`id`, `kind`, `background`, `unique_key`, `mirror_id`, `plan_id`, `action`, `input`, `wish`, `state`, `total`, `processed`, `succeeded`, `failed`, `skipped`, `failure`, `result`, `attempts`, `session`, `lease_until`, `created_at`, `run_at`, `started_at`, `finished_at`)
SELECT `id`, `kind`, `background`, `unique_key`, `mirror_id`, `plan_id`, `action`, `input`, `wish`, `state`, `total`, `processed`, `succeeded`, `failed`, `skipped`, `failure`, `result`, `attempts`, `session`, `lease_until`, `created_at`, `run_at`, `started_at`, `finished_at` FROM `jobs`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_jobs';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_jobs', `seq` FROM `sqlite_sequence` WHERE `name` = 'jobs';--> statement-breakpoint
DROP TABLE `jobs`;--> statement-breakpoint
ALTER TABLE `__new_jobs` RENAME TO `jobs`;--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_unique` ON `jobs` (`unique_key`) WHERE state in ('queued', 'running', 'paused');--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`background`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_mirror` ON `jobs` (`mirror_id`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_plan` ON `jobs` (`plan_id`,`id`);--> statement-breakpoint
CREATE TABLE `__new_intents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`operation` text NOT NULL,
	`kind` text NOT NULL,
	`instance_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`mirror_id` integer,
	`part` text,
	`payload` text NOT NULL CHECK (json_valid(`payload`)),
	`state` text NOT NULL CHECK (`state` IN ('planned', 'sent', 'done', 'found', 'absent', 'failed', 'undone', 'given_up')),
	`result` text CHECK (json_valid(`result`)),
	`failure` text CHECK (json_valid(`failure`)),
	`attempts` integer DEFAULT 0 NOT NULL,
	`next_attempt_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_intents` (`id`, `uid`, `operation`, `kind`, `instance_id`, `project_id`, `mirror_id`, `payload`, `state`, `result`, `failure`, `attempts`, `next_attempt_at`, `created_at`, `updated_at`)
SELECT `id`, `uid`, `operation`, `kind`, `instance_id`, `project_id`, `mirror_id`, `payload`, `state`, `result`, `failure`, `attempts`, `next_attempt_at`, `created_at`, `updated_at` FROM `intents`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_intents';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_intents', `seq` FROM `sqlite_sequence` WHERE `name` = 'intents';--> statement-breakpoint
DROP TABLE `intents`;--> statement-breakpoint
ALTER TABLE `__new_intents` RENAME TO `intents`;--> statement-breakpoint
CREATE UNIQUE INDEX `intents_uid` ON `intents` (`uid`);--> statement-breakpoint
CREATE INDEX `intents_operation` ON `intents` (`operation`,`id`);--> statement-breakpoint
CREATE INDEX `intents_open` ON `intents` (`state`,`next_attempt_at`) WHERE state in ('planned', 'sent');--> statement-breakpoint
CREATE INDEX `intents_mirror` ON `intents` (`mirror_id`,`id`);--> statement-breakpoint
CREATE INDEX `intents_object` ON `intents` (`instance_id`,`project_id`,`part`,`state`);
