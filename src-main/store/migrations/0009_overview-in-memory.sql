DROP INDEX `observations_seen`;--> statement-breakpoint
ALTER TABLE `mirror_observations` DROP COLUMN `seen`;--> statement-breakpoint
DROP INDEX `mirrors_overview`;
