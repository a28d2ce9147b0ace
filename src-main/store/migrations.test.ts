import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { IssueRunId, MirrorId } from '../../src-preload/contract/ids.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { connect, type Sqlite } from './connection.ts';
import { migrate, pendingMigrations } from './migrate.ts';
import { createStore } from './create-store.ts';
import { createTestChance, MIGRATIONS, quietLog } from './testing/open-test-store.ts';
import { addMirror } from './testing/sample-world.ts';
import { tempFolder } from './testing/temp-folder.ts';

/** Every table of the files that drizzle.config.ts names. */
const readSchema = async (): Promise<Record<string, SQLiteTable>> => {
  const topics = readdirSync(import.meta.dirname).flatMap((name) => /^(.+)-schema\.ts$/.exec(name)?.[1] ?? []);
  const files = await Promise.all(topics.map(async (topic) => Tables.parse(await import(`./${topic}-schema.ts`))));
  return Object.assign({}, ...files);
};

const Tables = z.record(z.string(), z.instanceof(SQLiteTable));

/** Of any table: a column of one of these names holds JSON, unless it is a closed set. Long texts are not among them: the check at each start would parse them all. */
const JSON_COLUMNS = new Set(['value', 'params', 'token_scopes', 'capabilities', 'scopes', 'payload', 'result', 'failure', 'input']);

const OURS = "name NOT LIKE 'sqlite_%' AND name <> '__drizzle_migrations'";

const migrated = (folder = MIGRATIONS): Sqlite => {
  const sqlite = connect(':memory:');
  migrate(sqlite, pendingMigrations(sqlite, folder));
  return sqlite;
};

/** What drizzle would make of the schema by itself. */
const asSchemaSays = async (): Promise<Sqlite> => {
  const sqlite = new Database(':memory:');
  const statements = await generateSQLiteMigration(await generateSQLiteDrizzleJson({}), await generateSQLiteDrizzleJson(await readSchema()));
  for (const statement of statements) sqlite.exec(statement);
  return sqlite;
};

const shapeOf = (sqlite: Sqlite) => {
  // Neither virtual tables nor the tables in which SQLite keeps them: the schema cannot say those.
  const names = z.array(z.string()).parse(sqlite.prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND ${OURS} ORDER BY name`).pluck().all());
  return {
    tables: Object.fromEntries(names.map((name) => [name, { columns: sqlite.pragma(`table_xinfo(${name})`), keys: sqlite.pragma(`foreign_key_list(${name})`) }])),
    indexes: sqlite.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND ${OURS} ORDER BY name`).all(),
  };
};

const Journal = z.looseObject({ entries: z.array(z.looseObject({ idx: z.int(), tag: z.string(), when: z.int() })) });

/** The program's migrations and one more, as a later version would have it. */
const withAnother = (tag: string, sql: string): string => {
  const folder = path.join(tempFolder(), 'migrations');
  cpSync(MIGRATIONS, folder, { recursive: true });
  const file = path.join(folder, 'meta', '_journal.json');
  const journal = Journal.parse(JSON.parse(readFileSync(file, 'utf8')));
  const last = journal.entries.at(-1);
  journal.entries.push({ ...last, idx: journal.entries.length, tag, when: (last?.when ?? 0) + 1 });
  writeFileSync(file, JSON.stringify(journal));
  writeFileSync(path.join(folder, `${tag}.sql`), sql);
  return folder;
};

/** A table rebuild in the style that drizzle-kit generates. */
const REBUILD_PAIRS = `
CREATE TABLE __new_pairs (id integer PRIMARY KEY AUTOINCREMENT NOT NULL, name text NOT NULL, description text DEFAULT '' NOT NULL,
  source_instance_id integer NOT NULL REFERENCES instances(id), target_instance_id integer NOT NULL REFERENCES instances(id), direction text NOT NULL,
  overwrite_diverged integer NOT NULL, trigger_builds integer NOT NULL, only_protected_branches integer NOT NULL, branch_regex text,
  issue_sync_enabled integer NOT NULL, credential_source text NOT NULL, account_username text, account_secret_id text, credential_group text, created_at integer NOT NULL, colour text) STRICT;
--> statement-breakpoint
INSERT INTO __new_pairs SELECT *, NULL FROM pairs;
--> statement-breakpoint
DROP TABLE pairs;
--> statement-breakpoint
ALTER TABLE __new_pairs RENAME TO pairs;`;

const fill = (sqlite: Sqlite): void => {
  sqlite.exec(`
    INSERT INTO secrets VALUES ('s', 'instance_token', x'00', 1);
    INSERT INTO instances (id, name, origin, network, token_secret_id, created_at) VALUES (1, 'A', 'https://a', 'public', 's', 1), (2, 'B', 'https://b', 'public', 's', 1);
    INSERT INTO pairs (id, name, source_instance_id, target_instance_id, direction, overwrite_diverged, trigger_builds, only_protected_branches, issue_sync_enabled, credential_source, created_at)
      VALUES (7, 'P', 1, 2, 'push', 0, 0, 0, 0, 'project_token', 1);
    INSERT INTO mirrors (id, pair_id, source_project_id, source_path, target_project_id, target_path, enabled, setup, created_at) VALUES (9, 7, 1, 'g/p', 2, 'g/p', 1, 'ready', 1);
    INSERT INTO mirror_observations (mirror_id, status) VALUES (9, 'ok');
  `);
};

test('an empty file gets the tables, columns, keys and indexes that the schema describes', async () => {
  expect(shapeOf(migrated())).toEqual(shapeOf(await asSchemaSays()));
});

test('every table is STRICT', () => {
  const loose = migrated().prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND ${OURS}`).pluck().all();
  expect(loose).toEqual([]);
});

test('the database itself refuses what a closed set, a boolean or a JSON column may not hold', async () => {
  const sqlite = migrated();
  const checked: string[] = [];
  const missing: string[] = [];
  for (const table of Object.values(await readSchema())) {
    const { name, columns } = getTableConfig(table);
    const ddl = z.string().parse(sqlite.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(name));
    for (const column of columns) {
      const words = z.array(z.string()).catch([]).parse(column.enumValues);
      const rule = words.length > 0 ? `\`${column.name}\` IN ('${words.join("', '")}')` : column.dataType === 'boolean' ? `\`${column.name}\` IN (0, 1)` : JSON_COLUMNS.has(column.name) ? `json_valid(\`${column.name}\`)` : null;
      if (rule === null) continue;
      (ddl.includes(`CHECK (${rule})`) ? checked : missing).push(`${name}.${column.name}`);
    }
  }
  expect(missing).toEqual([]);
  expect(checked.length).toBeGreaterThan(40);
});

/** The folder as an earlier version had it, with so many migrations. */
const first = (count: number): string => {
  const folder = path.join(tempFolder(), 'migrations');
  cpSync(MIGRATIONS, folder, { recursive: true });
  const file = path.join(folder, 'meta', '_journal.json');
  const journal = Journal.parse(JSON.parse(readFileSync(file, 'utf8')));
  writeFileSync(file, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }));
  return folder;
};

test('0001: mirrors, credentials and jobs of the first version are read as before, and no id is used again', () => {
  const sqlite = migrated(first(1));
  fill(sqlite);
  sqlite.exec(`
    INSERT INTO secrets VALUES ('c', 'mirror_credential', x'00', 1);
    INSERT INTO mirror_credentials VALUES (9, 'project_token', 33, 'maestro', '["write_repository"]', 5, 'c');
    INSERT INTO jobs (id, kind, unique_key, mirror_id, input, state, created_at, run_at) VALUES (3, 'follow-mirror', 'follow:9', 9, '{}', 'queued', 1, 2), (8, 'clean-up', 'x', NULL, '{}', 'queued', 1, 2);
    DELETE FROM jobs WHERE id = 8;
    INSERT INTO mirrors (id, pair_id, source_project_id, source_path, target_project_id, target_path, enabled, setup, created_at) VALUES (40, 7, 5, 'g/q', 5, 'g/q', 1, 'ready', 1);
    DELETE FROM mirrors WHERE id = 40;
  `);
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });
  const [id] = store.pairs.list({ offset: 0, limit: 1 }).items.flatMap((pair) => store.mirrors.idsOfPair(pair.id));
  if (id === undefined) throw new Error('the mirror is lost');
  expect(store.mirrors.stored(id)).toMatchObject({ id: 9, sourcePath: 'g/p', setup: 'ready', retiringGitlabMirrorId: null, credential: { gitlabTokenId: 33, secretId: 'c', expiresAt: 5 }, nextCredential: null });
  expect(store.mirrors.get(id, { now: 1, expiryWarningDays: 1 }).observed.status).toBe('ok');
  expect(store.jobs.list({ offset: 0, limit: 9 }).items).toMatchObject([{ id: 3, kind: 'follow-mirror', mirrorId: 9, planId: null, action: null, state: 'queued', runAt: 2 }]);
  expect(store.jobs.enqueue({ kind: 'batch', uniqueKey: 'b', mirrorId: null, input: {}, runAt: 1, now: 1 })).toBe(9);
  expect(addMirror(store, store.mirrors.stored(id).pairId, 6)).toBe(41);
  store.mirrors.remove(id);
  expect(store.jobs.unfinishedOfMirror(id)).toBeNull();
});

test('0002 and 0003: secrets, pairs, credentials, observations, jobs and intents are read as before, and no id is used again', () => {
  const sqlite = migrated(first(2));
  fill(sqlite);
  sqlite.exec(`
    INSERT INTO secrets VALUES ('c', 'mirror_credential', x'0102', 4);
    INSERT INTO mirror_credentials (mirror_id, slot, kind, gitlab_token_id, token_name, scopes, expires_at, secret_id)
      VALUES (9, 'current', 'project_token', 33, 'maestro', '["write_repository"]', 5, 'c');
    UPDATE mirror_observations SET refs_state = 'behind', refs_equal = 3, compared_at = 6, last_error = 'no' WHERE mirror_id = 9;
    INSERT INTO jobs (id, kind, background, unique_key, mirror_id, input, state, created_at, run_at) VALUES (3, 'rotate', 0, 'rotate:9', 9, '{"a":1}', 'queued', 1, 2), (8, 'clean-up', 0, 'x', NULL, '{}', 'queued', 1, 2);
    DELETE FROM jobs WHERE id = 8;
    INSERT INTO intents (id, uid, operation, kind, instance_id, project_id, mirror_id, payload, state, attempts, created_at, updated_at)
      VALUES (5, 'u5', 'o', 'create-push-mirror', 1, 1, 9, '{"url":"x"}', 'sent', 1, 1, 2), (6, 'u6', 'o', 'create-push-mirror', 1, 1, 9, '{}', 'done', 1, 1, 2);
    DELETE FROM intents WHERE id = 6;
    INSERT INTO pairs (id, name, source_instance_id, target_instance_id, direction, overwrite_diverged, trigger_builds, only_protected_branches, issue_sync_enabled, credential_source, created_at)
      VALUES (20, 'Q', 1, 2, 'push', 0, 0, 0, 0, 'project_token', 1);
    DELETE FROM pairs WHERE id = 20;
  `);
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });
  expect(store.secrets.get('c')).toMatchObject({ kind: 'mirror_credential', sealed: Buffer.from([1, 2]) });
  const [pair] = store.pairs.list({ offset: 0, limit: 9 }).items;
  if (pair === undefined) throw new Error('the pair is lost');
  expect(pair).toMatchObject({ id: 7, name: 'P', direction: 'push', credentialSource: 'project_token', mirrors: 1 });
  const [id] = store.mirrors.idsOfPair(pair.id);
  if (id === undefined) throw new Error('the mirror is lost');
  expect(store.mirrors.stored(id)).toMatchObject({ credential: { gitlabTokenId: 33, tokenName: 'maestro', secretId: 'c', expiresAt: 5 }, nextCredential: null });
  expect(store.mirrors.get(id, { now: 1, expiryWarningDays: 1 })).toMatchObject({ observed: { status: 'ok', lastError: 'no' }, verified: { state: 'behind', equal: 3, comparedAt: 6 } });
  expect(store.jobs.list({ offset: 0, limit: 9 }).items).toMatchObject([{ id: 3, kind: 'rotate', mirrorId: 9, state: 'queued', runAt: 2 }]);
  expect(store.jobs.enqueue({ kind: 'issue-sync', uniqueKey: 's', mirrorId: id, input: {}, runAt: 1, now: 1 })).toBe(9);
  expect(store.intents.open()).toMatchObject([{ id: 5, uid: 'u5', kind: 'create-push-mirror', mirrorId: 9, payload: { url: 'x' }, state: 'sent', attempts: 1 }]);
  const { sourceInstanceId: instanceId, sourceProjectId: projectId } = store.mirrors.stored(id);
  expect(sqlite.prepare('SELECT part FROM intents').pluck().all()).toEqual([null]);
  expect(store.intents.insert({ uid: 'u7', operation: 'o', kind: 'create-issue', instanceId, projectId, mirrorId: id, part: 'issue:1', payload: {}, now: 1 })).toBe(7);
  expect(sqlite.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'pairs'").pluck().get()).toBe(20);
  expect(store.issueSyncs.get(id)).toMatchObject({ enabled: false, baselineAt: null, links: 0 });
});

test('0005: sealed secrets are read as before, and the key pair of backups is one of them', () => {
  const sqlite = migrated(first(5));
  fill(sqlite);
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });
  expect(store.secrets.get('s')).toMatchObject({ kind: 'instance_token', sealed: Buffer.from([0]) });
  store.secrets.insert({ id: 'b', kind: 'backup_identity', sealed: new Uint8Array([1]), createdAt: 1 });
  expect(() => sqlite.exec('DELETE FROM secrets')).toThrow('FOREIGN KEY');
});

test('0007: what was there before is found by the search, and seen by the overview', () => {
  const sqlite = migrated(first(7));
  fill(sqlite);
  sqlite.exec("UPDATE mirror_observations SET status = 'failed', refs_state = 'diverged', settings_state = 'drift', compared_at = 6 WHERE mirror_id = 9");
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });
  expect(store.overview.find('exact', 'g/p', 9)).toEqual([{ kind: 'mirror', id: 9 }]);
  expect(store.overview.find('exact', 'p', 9)).toEqual([{ kind: 'pair', id: 7 }]);
  expect(store.overview.seen()).toMatchObject([{ id: 9, pairId: 7, enabled: true, isReady: true, status: 'failed', verified: 'diverged', settings: 'drift', comparedAt: 6 }]);
  expect(store.overview.days(0)).toEqual([]);
});

test('0008: runs from before say of nothing that it was not kept', () => {
  const sqlite = migrated(first(8));
  fill(sqlite);
  sqlite.exec(`INSERT INTO issue_runs (id, mirror_id, cause, state, started_at) VALUES (4, 9, 'person', 'succeeded', 5);
    INSERT INTO issue_run_items (run_id, idx, source_iid, title, action, parts) VALUES (4, 0, 1, 'One', 'create', '[]');`);
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });
  const { items } = store.issueRuns.history({ mirrorId: MirrorId.parse(9), offset: 0, limit: 10 });
  expect(items).toMatchObject([{ id: 4, notKept: [] }]);
  expect(store.issueRuns.item(IssueRunId.parse(4), 0).notKept).toEqual([]);
});

test('0009: what was observed stays, without the number that the overview read it by', () => {
  const sqlite = migrated(first(9));
  fill(sqlite);
  sqlite.exec("UPDATE mirror_observations SET status = 'failed', settings_state = 'orphan', cause = 'mirror_gone', behind_since = 4 WHERE mirror_id = 9");
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });
  expect(store.overview.seen()).toMatchObject([{ id: 9, status: 'failed', settings: 'orphan', cause: 'mirror_gone', behindSince: 4 }]);
  expect(sqlite.prepare("SELECT count(*) FROM pragma_table_xinfo('mirror_observations') WHERE name = 'seen'").pluck().get()).toBe(0);
});

test('0011: a job that another start left running is taken again as before', () => {
  const sqlite = migrated(first(11));
  sqlite.exec("INSERT INTO jobs (id, kind, background, unique_key, input, state, session, lease_until, created_at, run_at, started_at) VALUES (3, 'batch', 0, 'b', '{}', 'running', 'dead', 99, 1, 2, 3)");
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });
  expect(store.jobs.claim('me', 9)).toMatchObject({ id: 3, kind: 'batch', startedAt: 3, attempts: 1 });
});

test('the search index has a trigger for each way in which its three tables change', () => {
  const names = migrated().prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").pluck().all();
  expect(names).toEqual(['instances', 'mirrors', 'pairs'].flatMap((table) => ['delete', 'insert', 'update'].map((change) => `${table}_search_${change}`)));
});

test('children survive the rebuild of their parent table', () => {
  const sqlite = migrated();
  fill(sqlite);
  migrate(sqlite, pendingMigrations(sqlite, withAnother('9999_colours', REBUILD_PAIRS)));
  expect(sqlite.prepare('SELECT count(*) FROM mirrors m JOIN mirror_observations ON mirror_id = m.id JOIN pairs p ON p.id = m.pair_id WHERE p.colour IS NULL').pluck().get()).toBe(1);
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a migration that leaves children without parents is taken back as a whole', () => {
  const sqlite = migrated();
  fill(sqlite);
  const folder = withAnother('9999_careless', 'DELETE FROM pairs;');
  expect(() => migrate(sqlite, pendingMigrations(sqlite, folder))).toThrow('parents');
  expect(sqlite.prepare('SELECT count(*) FROM pairs').pluck().get()).toBe(1);
  expect(pendingMigrations(sqlite, folder)).toHaveLength(1);
  expect(sqlite.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a file from the future is refused', () => {
  const sqlite = migrated(withAnother('9999_later', 'ALTER TABLE pairs ADD colour TEXT;'));
  expect(failureFrom(() => pendingMigrations(sqlite, MIGRATIONS))).toEqual({ code: 'storage', reason: 'from_the_future' });
});

test("another program's database is not taken for ours", () => {
  const sqlite = new Database(':memory:');
  sqlite.exec('CREATE TABLE notes (id INTEGER)');
  expect(failureFrom(() => pendingMigrations(sqlite, MIGRATIONS))).toEqual({ code: 'storage', reason: 'corrupt' });
});
