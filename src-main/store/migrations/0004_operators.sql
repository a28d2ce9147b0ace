CREATE TABLE `operators` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL CHECK (`role` IN ('viewer', 'operator', 'administrator')),
	`wrapped` text NOT NULL,
	`params` text NOT NULL CHECK (json_valid(`params`)),
	`created_at` integer NOT NULL,
	`last_sign_in_at` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `operators_name` ON `operators` ("name" COLLATE NOCASE);--> statement-breakpoint
CREATE TABLE `__new_key_slots` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('key_store', 'passphrase', 'recovery')),
	`wrapped` text NOT NULL,
	`params` text NOT NULL CHECK (json_valid(`params`)),
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_key_slots` (`id`, `kind`, `wrapped`, `params`, `created_at`)
SELECT `id`, `kind`, `wrapped`, `params`, `created_at` FROM `key_slots`;--> statement-breakpoint
DROP TABLE `key_slots`;--> statement-breakpoint
ALTER TABLE `__new_key_slots` RENAME TO `key_slots`;--> statement-breakpoint
ALTER TABLE `activity` ADD `operator` text;
