CREATE TABLE `activity` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL CHECK (`actor` IN ('operator', 'schedule', 'recovery')),
	`action` text NOT NULL,
	`instance_id` integer,
	`pair_id` integer,
	`mirror_id` integer,
	`subject` text NOT NULL,
	`result` text NOT NULL CHECK (`result` IN ('done', 'failed')),
	`failure` text CHECK (json_valid(`failure`))
) STRICT;
--> statement-breakpoint
CREATE INDEX `activity_mirror` ON `activity` (`mirror_id`,`id`);--> statement-breakpoint
CREATE INDEX `activity_pair` ON `activity` (`pair_id`,`id`);--> statement-breakpoint
CREATE INDEX `activity_instance` ON `activity` (`instance_id`,`id`);--> statement-breakpoint
CREATE INDEX `activity_action` ON `activity` (`action`,`id`);--> statement-breakpoint
CREATE TABLE `instances` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`origin` text NOT NULL,
	`description` text DEFAULT '' NOT NULL,
	`network` text NOT NULL CHECK (`network` IN ('public', 'private', 'loopback')),
	`ca_certificate` text,
	`token_secret_id` text NOT NULL,
	`token_user` text,
	`token_user_id` integer,
	`token_name` text,
	`token_scopes` text DEFAULT '[]' NOT NULL CHECK (json_valid(`token_scopes`)),
	`token_expires_at` integer,
	`version` text,
	`edition` text CHECK (`edition` IN ('community', 'enterprise')),
	`tier` text DEFAULT 'unknown' NOT NULL CHECK (`tier` IN ('free', 'premium', 'unknown')),
	`capabilities` text DEFAULT '[]' NOT NULL CHECK (json_valid(`capabilities`)),
	`reachability` text DEFAULT 'unknown' NOT NULL CHECK (`reachability` IN ('unknown', 'ok', 'unreachable', 'unauthorized', 'wrong_answer')),
	`checked_at` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`token_secret_id`) REFERENCES `secrets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `instances_name` ON `instances` ("name" COLLATE NOCASE);--> statement-breakpoint
CREATE UNIQUE INDEX `instances_origin` ON `instances` (`origin`);--> statement-breakpoint
CREATE INDEX `instances_secret` ON `instances` (`token_secret_id`);--> statement-breakpoint
CREATE TABLE `intents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`uid` text NOT NULL,
	`operation` text NOT NULL,
	`kind` text NOT NULL,
	`instance_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`mirror_id` integer,
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
CREATE UNIQUE INDEX `intents_uid` ON `intents` (`uid`);--> statement-breakpoint
CREATE INDEX `intents_operation` ON `intents` (`operation`,`id`);--> statement-breakpoint
CREATE INDEX `intents_open` ON `intents` (`state`,`next_attempt_at`) WHERE state in ('planned', 'sent');--> statement-breakpoint
CREATE INDEX `intents_object` ON `intents` (`instance_id`,`project_id`,`state`);--> statement-breakpoint
CREATE INDEX `intents_mirror` ON `intents` (`mirror_id`,`id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('follow-mirror', 'clean-up')),
	`unique_key` text NOT NULL,
	`mirror_id` integer,
	`input` text NOT NULL CHECK (json_valid(`input`)),
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
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `jobs_unique` ON `jobs` (`unique_key`) WHERE state in ('queued', 'running', 'paused');--> statement-breakpoint
CREATE INDEX `jobs_due` ON `jobs` (`state`,`run_at`);--> statement-breakpoint
CREATE INDEX `jobs_state` ON `jobs` (`state`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_mirror` ON `jobs` (`mirror_id`,`id`);--> statement-breakpoint
CREATE TABLE `key_slots` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('key_store', 'passphrase')),
	`wrapped` text NOT NULL,
	`params` text NOT NULL CHECK (json_valid(`params`)),
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL CHECK (json_valid(`value`))
) STRICT;
--> statement-breakpoint
CREATE TABLE `mirror_credentials` (
	`mirror_id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('project_token')),
	`gitlab_token_id` integer NOT NULL,
	`token_name` text NOT NULL,
	`scopes` text NOT NULL CHECK (json_valid(`scopes`)),
	`expires_at` integer,
	`secret_id` text NOT NULL,
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`secret_id`) REFERENCES `secrets`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `credentials_expiry` ON `mirror_credentials` (`expires_at`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `credentials_secret` ON `mirror_credentials` (`secret_id`);--> statement-breakpoint
CREATE TABLE `mirror_observations` (
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
	`last_error` text,
	`setting_differences` text DEFAULT '[]' NOT NULL,
	`ref_differences` text DEFAULT '[]' NOT NULL,
	FOREIGN KEY (`mirror_id`) REFERENCES `mirrors`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE INDEX `observations_status` ON `mirror_observations` (`status_rank`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `observations_refs` ON `mirror_observations` (`refs_rank`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `observations_compared` ON `mirror_observations` (`compared_at`,`mirror_id`);--> statement-breakpoint
CREATE INDEX `observations_updated` ON `mirror_observations` (`last_update_at`,`mirror_id`);--> statement-breakpoint
CREATE TABLE `mirrors` (
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
	`setup` text NOT NULL CHECK (`setup` IN ('creating', 'ready', 'removing')),
	`gitlab_mirror_id` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`pair_id`) REFERENCES `pairs`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `mirrors_projects` ON `mirrors` (`pair_id`,`source_project_id`,`target_project_id`);--> statement-breakpoint
CREATE INDEX `mirrors_source_path` ON `mirrors` ("source_path" COLLATE NOCASE,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_target_path` ON `mirrors` ("target_path" COLLATE NOCASE,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_created` ON `mirrors` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_pair_source` ON `mirrors` (`pair_id`,"source_path" COLLATE NOCASE,`id`);--> statement-breakpoint
CREATE INDEX `mirrors_target_project` ON `mirrors` (`target_project_id`,`pair_id`);--> statement-breakpoint
CREATE INDEX `mirrors_unfinished` ON `mirrors` (`id`) WHERE setup <> 'ready';--> statement-breakpoint
CREATE TABLE `pairs` (
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
	`credential_source` text NOT NULL CHECK (`credential_source` IN ('project_token')),
	`created_at` integer NOT NULL,
	FOREIGN KEY (`source_instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`target_instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `pairs_name` ON `pairs` ("name" COLLATE NOCASE);--> statement-breakpoint
CREATE INDEX `pairs_source` ON `pairs` (`source_instance_id`,`target_instance_id`);--> statement-breakpoint
CREATE INDEX `pairs_target` ON `pairs` (`target_instance_id`,`source_instance_id`);--> statement-breakpoint
CREATE TABLE `secrets` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('instance_token', 'mirror_credential')),
	`sealed` blob NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL CHECK (json_valid(`value`))
) STRICT;
