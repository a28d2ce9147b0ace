CREATE TABLE `__new_secrets` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('instance_token', 'mirror_credential', 'pair_account', 'origin_key')),
	`sealed` blob NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_secrets` (`id`, `kind`, `sealed`, `created_at`)
SELECT `id`, `kind`, `sealed`, `created_at` FROM `secrets`;--> statement-breakpoint
DROP TABLE `secrets`;--> statement-breakpoint
ALTER TABLE `__new_secrets` RENAME TO `secrets`;--> statement-breakpoint
CREATE TABLE `__new_pairs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`source_instance_id` integer NOT NULL,
	`target_instance_id` integer NOT NULL,
	`direction` text NOT NULL CHECK (`direction` IN ('push', 'pull')),
	`overwrite_diverged` integer NOT NULL CHECK (`overwrite_diverged` IN (0, 1)),
	`trigger_builds` integer NOT NULL CHECK (`trigger_builds` IN (0, 1)),
	`only_protected_branches` integer NOT NULL CHECK (`only_protected_branches` IN (0, 1)),
	`branch_regex` text,
	`issue_sync_enabled` integer NOT NULL CHECK (`issue_sync_enabled` IN (0, 1)),
	`credential_source` text NOT NULL CHECK (`credential_source` IN ('project_token', 'group_token', 'deploy_token', 'account', 'ssh_key')),
	`account_username` text,
	`account_secret_id` text,
	`credential_group` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`source_instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_secret_id`) REFERENCES `secrets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_pairs` (`id`, `name`, `description`, `source_instance_id`, `target_instance_id`, `direction`, `overwrite_diverged`, `trigger_builds`, `only_protected_branches`, `branch_regex`, `issue_sync_enabled`, `credential_source`, `created_at`)
SELECT `id`, `name`, `description`, `source_instance_id`, `target_instance_id`, `direction`, `overwrite_diverged`, `trigger_builds`, `only_protected_branches`, `branch_regex`, `issue_sync_enabled`, `credential_source`, `created_at` FROM `pairs`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_pairs';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_pairs', `seq` FROM `sqlite_sequence` WHERE `name` = 'pairs';--> statement-breakpoint
DROP TABLE `pairs`;--> statement-breakpoint
ALTER TABLE `__new_pairs` RENAME TO `pairs`;--> statement-breakpoint
CREATE UNIQUE INDEX `pairs_name` ON `pairs` ("name" COLLATE NOCASE);--> statement-breakpoint
CREATE INDEX `pairs_source` ON `pairs` (`source_instance_id`,`target_instance_id`);--> statement-breakpoint
CREATE INDEX `pairs_target` ON `pairs` (`target_instance_id`,`source_instance_id`);--> statement-breakpoint
CREATE INDEX `pairs_account` ON `pairs` (`account_secret_id`);--> statement-breakpoint
CREATE TABLE `__new_mirror_credentials` (
	`mirror_id` integer NOT NULL,
	`slot` text NOT NULL CHECK (`slot` IN ('current', 'next')),
	`kind` text NOT NULL CHECK (`kind` IN ('project_token', 'group_token', 'deploy_token', 'account', 'ssh_key')),
	`gitlab_token_id` integer,
	`gitlab_group_id` integer,
	`token_name` text NOT NULL,
	`username` text,
	`scopes` text NOT NULL CHECK (json_valid(`scopes`)),
	`expires_at` integer,
	`secret_id` text,
	PRIMARY KEY(`mirror_id`, `slot`),
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`secret_id`) REFERENCES `secrets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_mirror_credentials` (`mirror_id`, `slot`, `kind`, `gitlab_token_id`, `token_name`, `scopes`, `expires_at`, `secret_id`)
SELECT `mirror_id`, `slot`, `kind`, `gitlab_token_id`, `token_name`, `scopes`, `expires_at`, `secret_id` FROM `mirror_credentials`;--> statement-breakpoint
DROP TABLE `mirror_credentials`;--> statement-breakpoint
ALTER TABLE `__new_mirror_credentials` RENAME TO `mirror_credentials`;--> statement-breakpoint
CREATE INDEX `credentials_expiry` ON `mirror_credentials` (`slot`,`expires_at`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `credentials_secret` ON `mirror_credentials` (`secret_id`);--> statement-breakpoint
CREATE INDEX `credentials_group` ON `mirror_credentials` (`gitlab_group_id`,`slot`);--> statement-breakpoint
CREATE TABLE `__new_plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('reapply', 'repair', 'enable', 'remove', 'rotate', 'create', 'adopt', 'credential')),
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
INSERT INTO `__new_plans` (`id`, `kind`, `state`, `input`, `guard`, `total`, `left_out`, `undo`, `job_id`, `created_at`)
SELECT `id`, `kind`, `state`, `input`, `guard`, `total`, `left_out`, `undo`, `job_id`, `created_at` FROM `plans`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_plans';--> statement-breakpoint
INSERT INTO `sqlite_sequence` (`name`, `seq`) SELECT '__new_plans', `seq` FROM `sqlite_sequence` WHERE `name` = 'plans';--> statement-breakpoint
DROP TABLE `plans`;--> statement-breakpoint
ALTER TABLE `__new_plans` RENAME TO `plans`;--> statement-breakpoint
CREATE TABLE `__new_plan_steps` (
	`plan_id` integer NOT NULL,
	`idx` integer NOT NULL,
	`action` text NOT NULL CHECK (`action` IN ('update', 'create', 'recreate', 'enable', 'remove', 'rotate', 'adopt', 'create_project', 'credential', 'skip')),
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
INSERT INTO `__new_plan_steps` (`plan_id`, `idx`, `action`, `object`, `mirror_id`, `undo`, `state`, `failure`, `before`, `after`, `detail`, `undo_detail`)
SELECT `plan_id`, `idx`, `action`, `object`, `mirror_id`, `undo`, `state`, `failure`, `before`, `after`, `detail`, `undo_detail` FROM `plan_steps`;--> statement-breakpoint
DROP TABLE `plan_steps`;--> statement-breakpoint
ALTER TABLE `__new_plan_steps` RENAME TO `plan_steps`;--> statement-breakpoint
CREATE INDEX `plan_steps_state` ON `plan_steps` (`plan_id`,`state`,`idx`);--> statement-breakpoint
CREATE INDEX `plan_steps_action` ON `plan_steps` (`plan_id`,`action`);--> statement-breakpoint
CREATE TABLE `__new_mirror_observations` (
	`mirror_id` integer PRIMARY KEY NOT NULL,
	`status` text DEFAULT 'unknown' NOT NULL CHECK (`status` IN ('failed', 'retrying', 'unknown', 'paused', 'disabled', 'never', 'running', 'scheduled', 'ok')),
	`status_rank` integer GENERATED ALWAYS AS (CASE status WHEN 'failed' THEN 0 WHEN 'retrying' THEN 1 WHEN 'unknown' THEN 2 WHEN 'paused' THEN 3 WHEN 'disabled' THEN 4 WHEN 'never' THEN 5 WHEN 'running' THEN 6 WHEN 'scheduled' THEN 7 WHEN 'ok' THEN 8 END) VIRTUAL,
	`raw_status` text,
	`enabled` integer CHECK (`enabled` IN (0, 1)),
	`last_update_at` integer,
	`last_success_at` integer,
	`checked_at` integer,
	`settings_state` text CHECK (`settings_state` IN ('match', 'drift', 'orphan', 'paused', 'disabled')),
	`refs_state` text DEFAULT 'never' NOT NULL CHECK (`refs_state` IN ('diverged', 'missing', 'behind', 'unknown', 'never', 'equal')),
	`refs_rank` integer GENERATED ALWAYS AS (CASE refs_state WHEN 'diverged' THEN 0 WHEN 'missing' THEN 1 WHEN 'behind' THEN 2 WHEN 'unknown' THEN 3 WHEN 'never' THEN 4 WHEN 'equal' THEN 5 END) VIRTUAL,
	`refs_equal` integer DEFAULT 0 NOT NULL,
	`refs_different` integer DEFAULT 0 NOT NULL,
	`refs_missing` integer DEFAULT 0 NOT NULL,
	`refs_extra` integer DEFAULT 0 NOT NULL,
	`compared_at` integer,
	`behind_since` integer,
	`last_error` text,
	`setting_differences` text DEFAULT '[]' NOT NULL,
	`ref_differences` text DEFAULT '[]' NOT NULL,
	`refs_failure` text CHECK (json_valid(`refs_failure`)),
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_mirror_observations` (`mirror_id`, `status`, `raw_status`, `enabled`, `last_update_at`, `last_success_at`, `checked_at`, `settings_state`, `refs_state`, `refs_equal`, `refs_different`, `refs_missing`, `refs_extra`, `compared_at`, `last_error`, `setting_differences`, `ref_differences`)
SELECT `mirror_id`, `status`, `raw_status`, `enabled`, `last_update_at`, `last_success_at`, `checked_at`, `settings_state`, `refs_state`, `refs_equal`, `refs_different`, `refs_missing`, `refs_extra`, `compared_at`, `last_error`, `setting_differences`, `ref_differences` FROM `mirror_observations`;--> statement-breakpoint
DROP TABLE `mirror_observations`;--> statement-breakpoint
ALTER TABLE `__new_mirror_observations` RENAME TO `mirror_observations`;--> statement-breakpoint
CREATE INDEX `observations_status` ON `mirror_observations` (`status_rank`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `observations_refs` ON `mirror_observations` (`refs_rank`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `observations_compared` ON `mirror_observations` (`compared_at`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `observations_updated` ON `mirror_observations` (`last_update_at`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `observations_checked` ON `mirror_observations` (`checked_at`,`mirror_id`);
