import { z } from 'zod';
import type { DifferenceKind, Restored } from '../../../src-preload/contract/models/transfer.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Sqlite } from '../connection.ts';
import { columnsOf, PORTABLE_SETTINGS, quoted, type Section } from './sections.ts';

/*
 * Brings what was staged and matched into the live tables, inside of the caller's transaction. Both ways are one: replacing takes
 * everything of the file and removes what is not in it; merging takes what is new and what was decided so. What is the same object
 * keeps its id, and with it what was observed of it and its history; no id is used again.
 */

export type Applied = Omit<Restored, 'restoredAt' | 'madeBy'>;
/** `isTheirs`: what differs of a kind is taken from the file, where nothing else was chosen for it. */
export type ApplyOptions = { replace: boolean; isTheirs(kind: DifferenceKind): boolean; now: number; onStatement(): void };

const Count = z.int().min(0);
type Objects = 'instances' | 'pairs' | 'mirrors';

const portable = PORTABLE_SETTINGS.map((key) => `'${key}'`).join(', ');

/** The columns of a section without those that are written otherwise here. */
const plain = (section: Section, ...without: string[]): string[] => columnsOf(section).filter((column) => !without.includes(column));
const assign = (columns: readonly string[]): string => columns.map((column) => `"${column}" = t."${column}"`).join(', ');
const liveOf = (table: string, id: string): string => `(SELECT live_id FROM staged.${table} WHERE id = ${id})`;
const secret = (id: string): string => `(SELECT new_id FROM staged.secrets WHERE id = ${id})`;
/** Rows that belong to taken mirrors, with their live id. */
const OF_TAKEN = 'JOIN staged.mirrors m ON m.id = t.mirror_id AND m.taken = 1';

const TOKEN = `coalesce(${secret('t.token_secret_id')}, (SELECT new_id FROM staged.tokens o WHERE o.origin = t.origin))`;

export const createApplier = (sqlite: Sqlite, { replace, isTheirs, now, onStatement }: ApplyOptions) => {
  const run = (sql: string, ...values: (string | number)[]): number => {
    const { changes } = sqlite.prepare(sql).run(...values);
    onStatement();
    return changes;
  };
  const counted = (sql: string): number => Count.parse(sqlite.prepare(sql).pluck().get());

  const decide = (table: Objects, kind: DifferenceKind): void => {
    const chosen = `EXISTS (SELECT 1 FROM staged.choices c WHERE c.kind = '${kind}' AND c.id = t.id)`;
    const theirs = replace ? '1' : isTheirs(kind) ? `NOT ${chosen}` : chosen;
    run(`UPDATE staged.${table} AS t SET is_new = live_id IS NULL, taken = CASE WHEN live_id IS NULL THEN 1 WHEN fields = '' THEN ${replace ? 1 : 0} ELSE ${theirs} END`);
  };

  /** Ids for what is new, above all that there ever were. */
  const giveIds = (table: Objects | 'issue_links', where = 'live_id IS NULL'): void => {
    const last = counted(`SELECT coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = '${table}'), 0)`);
    run(`UPDATE staged.${table} AS t SET live_id = n.nth + ? FROM (SELECT id, row_number() OVER (ORDER BY id) AS nth FROM staged.${table} WHERE ${where}) n WHERE n.id = t.id`, last);
  };

  /** Names are unique: those of rows that change or go make room first, and a new one that is taken gets a number behind it. */
  const nameObjects = (table: 'instances' | 'pairs'): void => {
    run(`UPDATE main.${table} SET name = char(1) || id WHERE ${replace ? '1' : `id IN (SELECT live_id FROM staged.${table} WHERE taken = 1)`}`);
    const taken = new Set(z.array(z.string()).parse(sqlite.prepare(`SELECT name FROM main.${table}`).pluck().all()).map((name) => name.toLowerCase()));
    const rows = z.array(z.object({ id: z.int(), name: z.string() })).parse(sqlite.prepare(`SELECT id, name FROM staged.${table} WHERE taken = 1 ORDER BY is_new, id`).all());
    const rename = sqlite.prepare(`UPDATE staged.${table} SET name = ? WHERE id = ?`);
    // Renames go through a value that no other row has, since one may take the name that another is about to give up.
    run(`DROP INDEX staged.${table}_names`);
    for (const { id, name } of rows) {
      let free = name;
      for (let nth = 2; taken.has(free.toLowerCase()); nth += 1) free = `${name.slice(0, LIMITS.name - 8)} (${nth})`;
      taken.add(free.toLowerCase());
      if (free !== name) rename.run(free, id);
    }
  };

  const bringSecrets = (): void => {
    const used = `SELECT token_secret_id FROM staged.instances WHERE taken = 1 UNION SELECT account_secret_id FROM staged.pairs WHERE taken = 1
      UNION SELECT t.secret_id FROM staged.mirror_credentials t ${OF_TAKEN}`;
    run(`INSERT INTO main.secrets (id, kind, sealed, created_at) SELECT new_id, kind, sealed, ? FROM staged.secrets WHERE kind <> 'origin_key' AND id IN (${used})`, now);
    run("INSERT INTO main.secrets (id, kind, sealed, created_at) SELECT new_id, 'instance_token', sealed, ? FROM staged.tokens WHERE origin IN (SELECT origin FROM staged.instances WHERE is_new = 1 AND token_secret_id IS NULL)", now);
    run(`INSERT INTO main.secrets (id, kind, sealed, created_at) SELECT new_id, kind, sealed, ? FROM staged.secrets WHERE kind = 'origin_key' ON CONFLICT (id) DO ${replace ? 'UPDATE SET sealed = excluded.sealed, created_at = excluded.created_at' : 'NOTHING'}`, now);
  };

  const bringInstances = (): void => {
    const columns = plain('instances', 'id', 'token_secret_id');
    run(`UPDATE main.instances AS l SET ${assign(columns)}, token_secret_id = coalesce(${secret('t.token_secret_id')}, l.token_secret_id), reachability = 'unknown', checked_at = NULL FROM staged.instances t WHERE t.live_id = l.id AND t.taken = 1 AND t.is_new = 0`);
    run(`INSERT INTO main.instances (id, token_secret_id, ${quoted(columns)}) SELECT t.live_id, ${TOKEN}, ${quoted(columns, 't.')} FROM staged.instances t WHERE t.is_new = 1`);
    // What the file says of a token is not true of one that was typed here.
    run('UPDATE main.instances SET token_user = NULL, token_user_id = NULL, token_name = NULL, token_expires_at = NULL WHERE id IN (SELECT live_id FROM staged.instances WHERE is_new = 1 AND token_secret_id IS NULL)');
    run(`INSERT OR IGNORE INTO main.former_origins (origin, instance_id) SELECT t.origin, i.live_id FROM staged.former_origins t JOIN staged.instances i ON i.id = t.instance_id AND i.taken = 1
      WHERE t.origin NOT IN (SELECT origin FROM main.instances)`);
  };

  const bringPairs = (): void => {
    const columns = plain('pairs', 'id', 'source_instance_id', 'target_instance_id', 'account_secret_id');
    run(`UPDATE main.pairs AS l SET ${assign(columns)}, account_secret_id = CASE WHEN t.credential_source = 'account' THEN coalesce(${secret('t.account_secret_id')}, l.account_secret_id) END FROM staged.pairs t WHERE t.live_id = l.id AND t.taken = 1 AND t.is_new = 0`);
    run(`INSERT INTO main.pairs (id, source_instance_id, target_instance_id, account_secret_id, ${quoted(columns)})
      SELECT t.live_id, ${liveOf('instances', 't.source_instance_id')}, ${liveOf('instances', 't.target_instance_id')}, ${secret('t.account_secret_id')}, ${quoted(columns, 't.')} FROM staged.pairs t WHERE t.is_new = 1`);
  };

  const bringMirrors = (): void => {
    const columns = plain('mirrors', 'id', 'pair_id');
    run(`UPDATE main.mirrors AS l SET ${assign(columns)}, pair_id = ${liveOf('pairs', 't.pair_id')}, retiring_gitlab_mirror_id = NULL FROM staged.mirrors t WHERE t.live_id = l.id AND t.taken = 1 AND t.is_new = 0`);
    run(`INSERT INTO main.mirrors (id, pair_id, setup, ${quoted(columns)}) SELECT t.live_id, ${liveOf('pairs', 't.pair_id')}, 'ready', ${quoted(columns, 't.')} FROM staged.mirrors t WHERE t.is_new = 1`);
    run('INSERT INTO main.mirror_observations (mirror_id) SELECT live_id FROM staged.mirrors WHERE is_new = 1');
  };

  const bringCredentials = (): void => {
    const columns = plain('credentials', 'mirror_id', 'secret_id');
    const isTheSame = 'excluded.secret_id IS NULL AND excluded.kind = mirror_credentials.kind AND excluded.gitlab_token_id IS mirror_credentials.gitlab_token_id AND excluded.username IS mirror_credentials.username';
    run('DELETE FROM main.mirror_credentials WHERE mirror_id IN (SELECT live_id FROM staged.mirrors WHERE taken = 1 AND id NOT IN (SELECT mirror_id FROM staged.mirror_credentials))');
    // A file without secrets tells of the same token: its secret is here already.
    run(`INSERT INTO main.mirror_credentials (mirror_id, slot, secret_id, ${quoted(columns)}) SELECT m.live_id, 'current', ${secret('t.secret_id')}, ${quoted(columns, 't.')} FROM staged.mirror_credentials t ${OF_TAKEN} WHERE 1
      ON CONFLICT (mirror_id, slot) DO UPDATE SET ${columns.map((column) => `"${column}" = excluded."${column}"`).join(', ')}, secret_id = CASE WHEN ${isTheSame} THEN mirror_credentials.secret_id ELSE excluded.secret_id END`);
  };

  const bringSyncs = (): void => {
    const columns = plain('issueSyncs', 'mirror_id');
    const taken = 'SELECT live_id FROM staged.mirrors WHERE taken = 1 AND is_new = 0';
    run(`DELETE FROM main.sync_rules WHERE mirror_id IN (${taken})`);
    run(`DELETE FROM main.issue_syncs WHERE mirror_id IN (${taken})`);
    run(`INSERT INTO main.issue_syncs (mirror_id, next_run_at, ${quoted(columns)}) SELECT m.live_id, ?, ${quoted(columns, 't.')} FROM staged.issue_syncs t ${OF_TAKEN}`, now);
    const rules = plain('syncRules', 'mirror_id');
    run(`INSERT INTO main.sync_rules (mirror_id, ${quoted(rules)}) SELECT m.live_id, ${quoted(rules, 't.')} FROM staged.sync_rules t ${OF_TAKEN}`);
  };

  /**
   * Merging adds the links that this machine does not know, of all mirrors: whatever another machine copied must not be copied twice.
   * Those that both know stay as they are here.
   */
  const bringLinks = (): Applied['links'] => {
    const kept = replace ? 0 : counted('SELECT count(*) FROM staged.issue_links WHERE live_id IS NOT NULL');
    const removed = replace ? run('DELETE FROM main.issue_links WHERE mirror_id IN (SELECT live_id FROM staged.mirrors)') : 0;
    if (replace) run('DELETE FROM main.upload_links WHERE mirror_id IN (SELECT live_id FROM staged.mirrors)');
    const isCopyKnown = 'EXISTS (SELECT 1 FROM staged.mirrors m JOIN main.issue_links l ON l.mirror_id = m.live_id AND l.target_issue_id = t.target_issue_id WHERE m.id = t.mirror_id)';
    if (replace) run('UPDATE staged.issue_links SET live_id = NULL');
    // Those that are here already must not be brought once more: their number becomes a negative one.
    else run(`UPDATE staged.issue_links AS t SET live_id = -1 WHERE live_id IS NOT NULL OR ${isCopyKnown}`);
    giveIds('issue_links');
    const links = plain('issueLinks', 'id', 'mirror_id');
    const added = run(`INSERT INTO main.issue_links (id, mirror_id, ${quoted(links)}) SELECT t.live_id, m.live_id, ${quoted(links, 't.')} FROM staged.issue_links t JOIN staged.mirrors m ON m.id = t.mirror_id WHERE t.live_id > 0 ORDER BY t.live_id`);
    const notes = plain('noteLinks', 'link_id');
    run(`INSERT INTO main.note_links (link_id, ${quoted(notes)}) SELECT l.live_id, ${quoted(notes, 't.')} FROM staged.note_links t JOIN staged.issue_links l ON l.id = t.link_id AND l.live_id > 0`);
    const uploads = plain('uploadLinks', 'mirror_id');
    run(`INSERT OR IGNORE INTO main.upload_links (mirror_id, ${quoted(uploads)}) SELECT m.live_id, ${quoted(uploads, 't.')} FROM staged.upload_links t JOIN staged.mirrors m ON m.id = t.mirror_id`);
    return { added, changed: 0, kept, removed };
  };

  /** A claim that is known here goes on; one that comes waits until somebody says which machine writes. */
  const bringClaims = (): void => {
    const columns = plain('claims', 'instance_id');
    run(`INSERT INTO main.claims (instance_id, stance, ${quoted(columns)}) SELECT ${liveOf('instances', 't.instance_id')}, 'unanswered', ${quoted(columns, 't.')} FROM staged.claims t WHERE 1 ON CONFLICT (lineage) DO NOTHING`);
  };

  const bringSettings = (): void => {
    if (replace) run(`DELETE FROM main.settings WHERE key IN (${portable})`);
    const isChosen = counted("SELECT count(*) FROM staged.choices WHERE kind = 'settings'") > 0;
    run(`INSERT INTO main.settings (key, value) SELECT key, value FROM staged.settings WHERE 1 ON CONFLICT (key) DO ${replace || isTheirs('settings') !== isChosen ? 'UPDATE SET value = excluded.value' : 'NOTHING'}`);
  };

  const removeMissing = (table: Objects): number => (replace ? run(`DELETE FROM main.${table} WHERE NOT EXISTS (SELECT 1 FROM staged.${table} s WHERE s.live_id = ${table}.id)`) : 0);

  const tally = (table: Objects, removed: number): Applied['instances'] => ({
    added: counted(`SELECT count(*) FROM staged.${table} WHERE is_new = 1`),
    changed: counted(`SELECT count(*) FROM staged.${table} WHERE is_new = 0 AND taken = 1 AND fields <> ''`),
    kept: counted(`SELECT count(*) FROM staged.${table} WHERE is_new = 0 AND (taken = 0 OR fields = '')`),
    removed,
  });

  const forgetUnused = (): void => {
    run("UPDATE main.jobs SET state = 'cancelled', wish = NULL, finished_at = ? WHERE ? AND state IN ('queued', 'paused')", now, replace ? 1 : 0);
    run(`DELETE FROM main.secrets WHERE kind IN ('instance_token', 'mirror_credential', 'pair_account') AND id NOT IN (SELECT token_secret_id FROM main.instances)
      AND id NOT IN (SELECT secret_id FROM main.mirror_credentials WHERE secret_id IS NOT NULL) AND id NOT IN (SELECT account_secret_id FROM main.pairs WHERE account_secret_id IS NOT NULL)`);
  };

  /** What must hold whatever the file said; a broken one is a bug, and takes the transaction back. */
  const assertWhole = (): void => {
    for (const table of ['instances', 'pairs', 'mirrors'] as const) {
      if (counted(`SELECT count(*) FROM staged.${table} s LEFT JOIN main.${table} l ON l.id = s.live_id WHERE l.id IS NULL`) > 0) throw new Error(`a restore lost ${table}`);
    }
    if (counted('SELECT count(*) FROM main.mirrors m LEFT JOIN main.mirror_observations o ON o.mirror_id = m.id WHERE o.mirror_id IS NULL') > 0) throw new Error('a restore left a mirror without its observation');
    const [broken] = [sqlite.pragma('main.foreign_key_check')].flat();
    if (broken !== undefined) throw new Error('a restore left rows without their parents');
  };

  return {
    decide(): void {
      decide('instances', 'instance');
      decide('pairs', 'pair');
      decide('mirrors', 'mirror');
    },

    apply(): Applied {
      bringSecrets();
      nameObjects('instances');
      giveIds('instances');
      bringInstances();
      nameObjects('pairs');
      giveIds('pairs');
      bringPairs();
      giveIds('mirrors');
      // First what goes, since a new mirror may stand where one goes; pairs and instances only when nothing stands in them any more.
      const mirrors = removeMissing('mirrors');
      bringMirrors();
      const pairs = removeMissing('pairs');
      const instances = removeMissing('instances');
      bringCredentials();
      bringSyncs();
      const links = bringLinks();
      bringClaims();
      bringSettings();
      forgetUnused();
      assertWhole();
      return { instances: tally('instances', instances), pairs: tally('pairs', pairs), mirrors: tally('mirrors', mirrors), links };
    },
  };
};

/** Instances whose origin nobody approved, and new ones without a token; the first of each. Call after `decide`. */
export const openQuestions = (sqlite: Sqlite, approved: readonly string[]): { approve: string | null; token: string | null } => {
  const first = (sql: string, ...values: string[]): string | null => z.string().nullable().parse(sqlite.prepare(sql).pluck().get(...values) ?? null);
  return {
    approve: first("SELECT origin FROM staged.instances WHERE taken = 1 AND (live_id IS NULL OR instr(fields, 'network ') > 0 OR instr(fields, 'caCertificate ') > 0) AND origin NOT IN (SELECT value FROM json_each(?)) ORDER BY id", JSON.stringify(approved)),
    token: first('SELECT origin FROM staged.instances WHERE live_id IS NULL AND token_secret_id IS NULL AND origin NOT IN (SELECT origin FROM staged.tokens) ORDER BY id'),
  };
};
