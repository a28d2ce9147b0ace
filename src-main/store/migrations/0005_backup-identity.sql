CREATE TABLE `__new_secrets` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL CHECK (`kind` IN ('instance_token', 'mirror_credential', 'pair_account', 'origin_key', 'backup_identity', 'backup_passphrase')),
	`sealed` blob NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_secrets` (`id`, `kind`, `sealed`, `created_at`)
SELECT `id`, `kind`, `sealed`, `created_at` FROM `secrets`;--> statement-breakpoint
DROP TABLE `secrets`;--> statement-breakpoint
ALTER TABLE `__new_secrets` RENAME TO `secrets`;
