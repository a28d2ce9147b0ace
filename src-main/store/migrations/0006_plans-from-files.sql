CREATE TABLE `__new_plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('reapply', 'repair', 'enable', 'remove', 'rotate', 'create', 'adopt', 'credential', 'import', 'configuration')),
	`state` text NOT NULL CHECK (`state` IN ('ready', 'applying', 'applied', 'undoing', 'undone')),
	`input` text NOT NULL CHECK (json_valid(`input`)),
	`guard` text,
	`total` integer NOT NULL,
	`left_out` integer NOT NULL,
	`undo` text NOT NULL CHECK (`undo` IN ('full', 'partial', 'none')),
	`warnings` text DEFAULT '[]' NOT NULL CHECK (json_valid(`warnings`)),
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
	`action` text NOT NULL CHECK (`action` IN ('update', 'create', 'recreate', 'enable', 'remove', 'rotate', 'adopt', 'create_project', 'credential', 'skip', 'create_instance', 'update_instance', 'remove_instance', 'create_pair', 'update_pair', 'remove_pair', 'change', 'missing')),
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
CREATE INDEX `plan_steps_action` ON `plan_steps` (`plan_id`,`action`);
