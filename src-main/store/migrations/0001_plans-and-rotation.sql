CREATE TABLE `plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('reapply', 'repair', 'enable', 'remove', 'rotate', 'create', 'adopt')),
	`state` text NOT NULL CHECK (`state` IN ('ready', 'applying', 'applied', 'undoing', 'undone')),
	`input` text NOT NULL CHECK (json_valid(`input`)),
	`guard` text,
	`total` integer NOT NULL,
	`left_out` integer NOT NULL,
	`undo` text NOT NULL CHECK (`undo` IN ('full', 'partial', 'none')),
	`job_id` integer,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `plan_steps` (
	`plan_id` integer NOT NULL,
	`idx` integer NOT NULL,
	`action` text NOT NULL CHECK (`action` IN ('update', 'create', 'recreate', 'enable', 'remove', 'rotate', 'adopt', 'create_project', 'skip')),
	`object` text NOT NULL,
	`mirror_id` integer,
	`undo` text NOT NULL CHECK (`undo` IN ('full', 'partial', 'none')),
	`state` text NOT NULL CHECK (`state` IN ('planned', 'running', 'done', 'failed', 'skipped', 'undone')),
	`failure` text CHECK (json_valid(`failure`)),
	`before` text NOT NULL,
	`after` text NOT NULL,
	`detail` text NOT NULL,
	`undo_detail` text,
	PRIMARY KEY(`plan_id`, `idx`),
	FOREIGN KEY (`plan_id`) REFERENCES `plans`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `plan_steps_state` ON `plan_steps` (`plan_id`,`state`,`idx`);--> statement-breakpoint
CREATE INDEX `plan_steps_action` ON `plan_steps` (`plan_id`,`action`);--> statement-breakpoint
CREATE TABLE `__new_jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('follow-mirror', 'clean-up', 'rotate', 'batch', 'plan', 'status-round', 'verify-round')),
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
INSERT INTO `__new_jobs` (`id`, `kind`, `background`, `unique_key`, `mirror_id`, `input`, `state`, `total`, `processed`, `succeeded`, `failed`, `skipped`, `failure`, `result`, `attempts`, `session`, `lease_until`, `created_at`, `run_at`, `started_at`, `finished_at`)
SELECT `id`, `kind`, 0, `unique_key`, `mirror_id`, `input`, `state`, `total`, `processed`, `succeeded`, `failed`, `skipped`, `failure`, `result`, `attempts`, `session`, `lease_until`, `created_at`, `run_at`, `started_at`, `finished_at` FROM `jobs`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_jobs';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_jobs', `seq` FROM `sqlite_sequence` WHERE `name` = 'jobs';--> statement-breakpoint
DROP TABLE `jobs`;--> statement-breakpoint
ALTER TABLE `__new_jobs` RENAME TO `jobs`;--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_unique` ON `jobs` (`unique_key`) WHERE state in ('queued', 'running', 'paused');--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`background`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_mirror` ON `jobs` (`mirror_id`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_plan` ON `jobs` (`plan_id`,`id`);--> statement-breakpoint
CREATE TABLE `job_items` (
	`job_id` integer NOT NULL,
	`idx` integer NOT NULL,
	`mirror_id` integer,
	`subject` text NOT NULL,
	`state` text DEFAULT 'waiting' NOT NULL CHECK (`state` IN ('waiting', 'running', 'succeeded', 'failed', 'skipped')),
	`failure` text CHECK (json_valid(`failure`)),
	`finished_at` integer,
	PRIMARY KEY(`job_id`, `idx`),
	FOREIGN KEY (`job_id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `job_items_state` ON `job_items` (`job_id`,`state`,`idx`);--> statement-breakpoint
CREATE TABLE `__new_mirrors` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`pair_id` integer NOT NULL,
	`source_project_id` integer NOT NULL,
	`source_path` text NOT NULL,
	`target_project_id` integer NOT NULL,
	`target_path` text NOT NULL,
	`enabled` integer NOT NULL CHECK (`enabled` IN (0, 1)),
	`overwrite_diverged` integer CHECK (`overwrite_diverged` IN (0, 1)),
	`trigger_builds` integer CHECK (`trigger_builds` IN (0, 1)),
	`only_protected_branches` integer CHECK (`only_protected_branches` IN (0, 1)),
	`branch_regex` text,
	`issue_sync_enabled` integer CHECK (`issue_sync_enabled` IN (0, 1)),
	`setup` text NOT NULL CHECK (`setup` IN ('creating', 'ready', 'removing', 'rotating')),
	`gitlab_mirror_id` integer,
	`retiring_gitlab_mirror_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_mirrors` (`id`, `pair_id`, `source_project_id`, `source_path`, `target_project_id`, `target_path`, `enabled`, `overwrite_diverged`, `trigger_builds`, `only_protected_branches`, `branch_regex`, `issue_sync_enabled`, `setup`, `gitlab_mirror_id`, `created_at`)
SELECT `id`, `pair_id`, `source_project_id`, `source_path`, `target_project_id`, `target_path`, `enabled`, `overwrite_diverged`, `trigger_builds`, `only_protected_branches`, `branch_regex`, `issue_sync_enabled`, `setup`, `gitlab_mirror_id`, `created_at` FROM `mirrors`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_mirrors';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_mirrors', `seq` FROM `sqlite_sequence` WHERE `name` = 'mirrors';--> statement-breakpoint
DROP TABLE `mirrors`;--> statement-breakpoint
ALTER TABLE `__new_mirrors` RENAME TO `mirrors`;--> statement-breakpoint
CREATE UNIQUE INDEX `mirrors_projects` ON `mirrors` (`pair_id`,`source_project_id`,`target_project_id`);--> statement-breakpoint
CREATE INDEX `mirrors_source_path` ON `mirrors` ("source_path" COLLATE NOCASE,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_target_path` ON `mirrors` ("target_path" COLLATE NOCASE,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_created` ON `mirrors` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_pair_source` ON `mirrors` (`pair_id`,"source_path" COLLATE NOCASE,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_target_project` ON `mirrors` (`target_project_id`,`pair_id`);--> statement-breakpoint
CREATE INDEX `mirrors_unfinished` ON `mirrors` (`id`) WHERE setup <> 'ready';--> statement-breakpoint
CREATE TABLE `__new_mirror_credentials` (
	`mirror_id` integer NOT NULL,
	`slot` text NOT NULL CHECK (`slot` IN ('current', 'next')),
	`kind` text NOT NULL CHECK (`kind` IN ('project_token')),
	`gitlab_token_id` integer NOT NULL,
	`token_name` text NOT NULL,
	`scopes` text NOT NULL CHECK (json_valid(`scopes`)),
	`expires_at` integer,
	`secret_id` text NOT NULL,
	PRIMARY KEY(`mirror_id`, `slot`),
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`secret_id`) REFERENCES `secrets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_mirror_credentials` (`mirror_id`, `slot`, `kind`, `gitlab_token_id`, `token_name`, `scopes`, `expires_at`, `secret_id`)
SELECT `mirror_id`, 'current', `kind`, `gitlab_token_id`, `token_name`, `scopes`, `expires_at`, `secret_id` FROM `mirror_credentials`;--> statement-breakpoint
DROP TABLE `mirror_credentials`;--> statement-breakpoint
ALTER TABLE `__new_mirror_credentials` RENAME TO `mirror_credentials`;--> statement-breakpoint
CREATE INDEX `credentials_expiry` ON `mirror_credentials` (`slot`,`expires_at`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `credentials_secret` ON `mirror_credentials` (`secret_id`);--> statement-breakpoint
CREATE INDEX `observations_checked` ON `mirror_observations` (`checked_at`,`mirror_id`);
