ALTER TABLE `issue_runs` ADD `not_kept` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `issue_run_items` ADD `not_kept` text DEFAULT '[]' NOT NULL;
