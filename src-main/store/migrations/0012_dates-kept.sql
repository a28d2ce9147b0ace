ALTER TABLE `issue_syncs` ADD `dates_kept` integer CHECK (`dates_kept` IN (0, 1));--> statement-breakpoint
ALTER TABLE `issue_syncs` ADD `dates_token` text;
