import type { Sqlite } from '../connection.ts';

/*
 * What the rows of a file are on this machine, and in what they differ. Live tables are `main`, those of the file `staged`. Instances
 * are the same by their origin; pairs by both instances, direction and name, or as the only one that could be meant; mirrors by both
 * projects, in the same pair before any other of the same instances and direction; links by mirror and source issue.
 */

/** A list of the names of fields whose two values differ, each with a space behind it. */
const differing = (fields: Readonly<Record<string, readonly [theirs: string, mine: string]>>): string =>
  Object.entries(fields)
    .map(([name, [theirs, mine]]) => `CASE WHEN ${theirs} IS NOT ${mine} THEN '${name} ' ELSE '' END`)
    .join(' || ');

const same = (names: Readonly<Record<string, string>>): Record<string, [string, string]> => Object.fromEntries(Object.entries(names).map(([name, column]) => [name, [`t.${column}`, `l.${column}`]]));

const DEFAULTS = { overwriteDiverged: 'overwrite_diverged', triggerBuilds: 'trigger_builds', onlyProtectedBranches: 'only_protected_branches', branchRegex: 'branch_regex', issueSyncEnabled: 'issue_sync_enabled' };

/** Fields that one column holds, by the contract's names; a line of a comparison can show both values of them. */
export const PLAIN_FIELDS = {
  instances: { name: 'name', description: 'description', network: 'network' },
  pairs: { name: 'name', description: 'description', ...DEFAULTS, credentialSource: 'credential_source', accountUsername: 'account_username', credentialGroup: 'credential_group' },
  mirrors: { sourcePath: 'source_path', targetPath: 'target_path', enabled: 'enabled', ...DEFAULTS, gitlabMirrorId: 'gitlab_mirror_id' },
} as const;

const INSTANCE_FIELDS = differing(same({ ...PLAIN_FIELDS.instances, caCertificate: 'ca_certificate' }));

const PAIR_FIELDS = differing(same(PLAIN_FIELDS.pairs));

const oneOf = (schema: string, table: string, columns: string, key: string, where = ''): string => `(SELECT json_array(${columns}) FROM ${schema}.${table} WHERE mirror_id = ${key}${where})`;
const CREDENTIAL = 'kind, gitlab_token_id, gitlab_group_id, token_name, username, expires_at';
const SYNC = 'comments, labels, attachments, weight, time_estimate, time_spent, closed_issues, update_existing, existing, existing_since, interval_minutes, deletions, confidential, milestones';
const rulesOf = (schema: string, key: string): string =>
  `(SELECT group_concat(rule) FROM (SELECT json_array(about, source, action, target, "create") AS rule FROM ${schema}.sync_rules WHERE mirror_id = ${key} ORDER BY about, source))`;

const MIRROR_FIELDS = differing({
  pair: ['(SELECT live_id FROM staged.pairs WHERE id = t.pair_id)', 'l.pair_id'],
  ...same(PLAIN_FIELDS.mirrors),
  credential: [oneOf('staged', 'mirror_credentials', CREDENTIAL, 't.id'), oneOf('main', 'mirror_credentials', CREDENTIAL, 'l.id', " AND slot = 'current'")],
  issueSync: [oneOf('staged', 'issue_syncs', SYNC, 't.id'), oneOf('main', 'issue_syncs', SYNC, 'l.id')],
  rules: [rulesOf('staged', 't.id'), rulesOf('main', 'l.id')],
});

/** Live pairs between the same two instances in the same direction, for a staged pair `t`. */
const ENDS = `source_instance_id = (SELECT live_id FROM staged.instances WHERE id = t.source_instance_id)
  AND l.target_instance_id = (SELECT live_id FROM staged.instances WHERE id = t.target_instance_id) AND l.direction = t.direction`;

const unmatched = (alias: string): string => `NOT EXISTS (SELECT 1 FROM staged.pairs s WHERE s.live_id = ${alias}.id)`;

const MATCHES = [
  'UPDATE staged.instances AS t SET live_id = (SELECT l.id FROM main.instances l WHERE l.origin = t.origin)',
  `UPDATE staged.pairs AS t SET live_id = (SELECT l.id FROM main.pairs l WHERE l.${ENDS} AND l.name = t.name COLLATE NOCASE)`,
  // A pair that was renamed since: the only one left between its instances, on both sides.
  `CREATE TEMP TABLE renamed AS SELECT t.id AS id, min(l.id) AS live_id FROM staged.pairs t JOIN main.pairs l ON l.${ENDS} WHERE t.live_id IS NULL AND ${unmatched('l')} GROUP BY t.id HAVING count(*) = 1`,
  'UPDATE staged.pairs AS t SET live_id = r.live_id FROM temp.renamed r WHERE r.id = t.id AND (SELECT count(*) FROM temp.renamed o WHERE o.live_id = r.live_id) = 1',
  'DROP TABLE temp.renamed',
  `UPDATE staged.mirrors AS t SET live_id = (SELECT l.id FROM main.mirrors l WHERE l.pair_id = (SELECT live_id FROM staged.pairs WHERE id = t.pair_id)
    AND l.source_project_id = t.source_project_id AND l.target_project_id = t.target_project_id)`,
  `CREATE TEMP TABLE elsewhere AS SELECT t.id AS id, min(m.id) AS live_id FROM staged.mirrors t
    JOIN staged.pairs p ON p.id = t.pair_id JOIN staged.instances a ON a.id = p.source_instance_id JOIN staged.instances b ON b.id = p.target_instance_id
    JOIN main.mirrors m ON m.target_project_id = t.target_project_id AND m.source_project_id = t.source_project_id
    JOIN main.pairs l ON l.id = m.pair_id AND l.source_instance_id = a.live_id AND l.target_instance_id = b.live_id AND l.direction = p.direction
    WHERE t.live_id IS NULL AND NOT EXISTS (SELECT 1 FROM staged.mirrors s WHERE s.live_id = m.id) GROUP BY t.id`,
  'UPDATE staged.mirrors AS t SET live_id = e.live_id FROM temp.elsewhere e WHERE e.id = t.id AND NOT EXISTS (SELECT 1 FROM temp.elsewhere o WHERE o.live_id = e.live_id AND o.id < e.id)',
  'DROP TABLE temp.elsewhere',
  'CREATE INDEX staged.mirrors_live ON mirrors (live_id)',
  `UPDATE staged.instances AS t SET fields = ${INSTANCE_FIELDS} FROM main.instances l WHERE l.id = t.live_id`,
  `UPDATE staged.pairs AS t SET fields = ${PAIR_FIELDS} FROM main.pairs l WHERE l.id = t.live_id`,
  `UPDATE staged.mirrors AS t SET fields = ${MIRROR_FIELDS} FROM main.mirrors l WHERE l.id = t.live_id`,
  `UPDATE staged.issue_links AS t SET live_id = l.id FROM main.issue_links l, staged.mirrors m
    WHERE m.id = t.mirror_id AND l.mirror_id = m.live_id AND l.source_issue_id = t.source_issue_id`,
];

/** Finds what is the same, inside of the caller's transaction; nothing of `main` changes. */
export const matchStaged = (sqlite: Sqlite, onStatement: () => void): void => {
  // Without statistics every join begins at the wrong end.
  sqlite.exec('ANALYZE staged');
  for (const sql of MATCHES) {
    sqlite.exec(sql);
    onStatement();
  }
};
