CREATE TABLE `claims` (
	`lineage` text PRIMARY KEY NOT NULL,
	`instance_id` integer NOT NULL,
	`project_id` integer NOT NULL,
	`project_path` text NOT NULL,
	`created_at` integer NOT NULL,
	`stance` text NOT NULL CHECK (`stance` IN ('wanted', 'unanswered', 'released', 'lost', 'gone')),
	`label_id` integer,
	`nonce` text,
	`beat` text,
	`next_beat` text,
	`since` integer,
	`writes_from` integer,
	FOREIGN KEY (`instance_id`) REFERENCES `instances`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `claims_instance` ON `claims` (`instance_id`);
