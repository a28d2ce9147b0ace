ALTER TABLE `mirror_observations` ADD `cause` text;
--> statement-breakpoint
ALTER TABLE `mirror_observations` ADD `seen` integer GENERATED ALWAYS AS (status_rank * 36 + refs_rank * 6 + CASE settings_state WHEN 'match' THEN 1 WHEN 'drift' THEN 2 WHEN 'orphan' THEN 3 WHEN 'paused' THEN 4 WHEN 'disabled' THEN 5 ELSE 0 END) VIRTUAL;
--> statement-breakpoint
CREATE INDEX `observations_seen` ON `mirror_observations` (`mirror_id`,`seen`,`compared_at`,`last_success_at`,`behind_since`);--> statement-breakpoint
CREATE INDEX `observations_cause` ON `mirror_observations` (`cause`,`mirror_id`,`settings_state`) WHERE cause IS NOT NULL;--> statement-breakpoint
CREATE INDEX `mirrors_overview` ON `mirrors` (`pair_id`,`id`,`enabled`,`setup`);--> statement-breakpoint
CREATE TABLE `daily_figures` (
	`day` integer PRIMARY KEY NOT NULL,
	`healthy` integer NOT NULL,
	`unproven` integer NOT NULL,
	`warning` integer NOT NULL,
	`failing` integer NOT NULL,
	`off` integer NOT NULL,
	`seen_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE `search_index` USING fts5(body, content = '', contentless_delete = 1, tokenize = 'trigram remove_diacritics 1');
--> statement-breakpoint
INSERT INTO `search_index` (rowid, body)
SELECT `id`, '^' || replace(replace(replace(replace(replace(`name`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(`origin`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(`description`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' FROM `instances`;
--> statement-breakpoint
CREATE TRIGGER `instances_search_insert` AFTER INSERT ON `instances` BEGIN
	INSERT INTO `search_index` (rowid, body) VALUES (new.`id`, '^' || replace(replace(replace(replace(replace(new.`name`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`origin`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`description`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$');
END;
--> statement-breakpoint
CREATE TRIGGER `instances_search_update` AFTER UPDATE OF `name`, `origin`, `description` ON `instances` BEGIN
	DELETE FROM `search_index` WHERE rowid = old.`id`;
	INSERT INTO `search_index` (rowid, body) VALUES (new.`id`, '^' || replace(replace(replace(replace(replace(new.`name`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`origin`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`description`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$');
END;
--> statement-breakpoint
CREATE TRIGGER `instances_search_delete` AFTER DELETE ON `instances` BEGIN
	DELETE FROM `search_index` WHERE rowid = old.`id`;
END;
--> statement-breakpoint
INSERT INTO `search_index` (rowid, body)
SELECT `id` + 1 * 1099511627776, '^' || replace(replace(replace(replace(replace(`name`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(`description`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' FROM `pairs`;
--> statement-breakpoint
CREATE TRIGGER `pairs_search_insert` AFTER INSERT ON `pairs` BEGIN
	INSERT INTO `search_index` (rowid, body) VALUES (new.`id` + 1 * 1099511627776, '^' || replace(replace(replace(replace(replace(new.`name`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`description`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$');
END;
--> statement-breakpoint
CREATE TRIGGER `pairs_search_update` AFTER UPDATE OF `name`, `description` ON `pairs` BEGIN
	DELETE FROM `search_index` WHERE rowid = old.`id` + 1 * 1099511627776;
	INSERT INTO `search_index` (rowid, body) VALUES (new.`id` + 1 * 1099511627776, '^' || replace(replace(replace(replace(replace(new.`name`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`description`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$');
END;
--> statement-breakpoint
CREATE TRIGGER `pairs_search_delete` AFTER DELETE ON `pairs` BEGIN
	DELETE FROM `search_index` WHERE rowid = old.`id` + 1 * 1099511627776;
END;
--> statement-breakpoint
INSERT INTO `search_index` (rowid, body)
SELECT `id` + 2 * 1099511627776, '^' || replace(replace(replace(replace(replace(`source_path`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(`target_path`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' FROM `mirrors`;
--> statement-breakpoint
CREATE TRIGGER `mirrors_search_insert` AFTER INSERT ON `mirrors` BEGIN
	INSERT INTO `search_index` (rowid, body) VALUES (new.`id` + 2 * 1099511627776, '^' || replace(replace(replace(replace(replace(new.`source_path`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`target_path`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$');
END;
--> statement-breakpoint
CREATE TRIGGER `mirrors_search_update` AFTER UPDATE OF `source_path`, `target_path` ON `mirrors` BEGIN
	DELETE FROM `search_index` WHERE rowid = old.`id` + 2 * 1099511627776;
	INSERT INTO `search_index` (rowid, body) VALUES (new.`id` + 2 * 1099511627776, '^' || replace(replace(replace(replace(replace(new.`source_path`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$' || '^' || replace(replace(replace(replace(replace(new.`target_path`, '-', ' '), '_', ' '), '.', ' '), '^', ' '), '$', ' ') || '$');
END;
--> statement-breakpoint
CREATE TRIGGER `mirrors_search_delete` AFTER DELETE ON `mirrors` BEGIN
	DELETE FROM `search_index` WHERE rowid = old.`id` + 2 * 1099511627776;
END;
