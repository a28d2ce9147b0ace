import { z } from 'zod';
import type { Inspection } from '../../../src-preload/contract/models/transfer.ts';
import { NetworkConsent } from '../../../src-preload/contract/models/instance.ts';
import type { Sqlite } from '../connection.ts';
import { differencesOf } from './differences.ts';
import { PORTABLE_SETTINGS } from './sections.ts';

/** What a file is against this machine; `differences` are all objects, what a person has to decide first. */
export type Comparison = Pick<Inspection, 'compared' | 'instances' | 'differences'>;

const MOST_INSTANCES = 1000;

const count = z.int().min(0);
const States = z.object({ new: count, same: count, different: count, missing: count });

const statesOf = (sqlite: Sqlite, table: 'instances' | 'pairs' | 'mirrors'): z.infer<typeof States> =>
  States.parse(
    sqlite.prepare(`SELECT count(*) FILTER (WHERE live_id IS NULL) AS new, count(*) FILTER (WHERE live_id IS NOT NULL AND fields = '') AS same, count(*) FILTER (WHERE fields <> '') AS different,
      (SELECT count(*) FROM main.${table} l WHERE NOT EXISTS (SELECT 1 FROM staged.${table} s WHERE s.live_id = l.id)) AS missing FROM staged.${table}`).get(),
  );

const linkStates = (sqlite: Sqlite): z.infer<typeof States> =>
  States.parse(
    sqlite.prepare(`SELECT count(*) FILTER (WHERE l.id IS NULL) AS new, count(*) FILTER (WHERE l.target_issue_id = t.target_issue_id) AS same, count(*) FILTER (WHERE l.target_issue_id <> t.target_issue_id) AS different,
      (SELECT count(*) FROM main.issue_links) - count(l.id) AS missing FROM staged.issue_links t LEFT JOIN main.issue_links l ON l.id = t.live_id`).get(),
  );

const SettingRow = z.object({ key: z.string(), state: z.enum(['new', 'same', 'different']) });

const settingRows = (sqlite: Sqlite): z.infer<typeof SettingRow>[] =>
  z.array(SettingRow).parse(
    sqlite.prepare("SELECT t.key, CASE WHEN l.key IS NULL THEN 'new' WHEN l.value = t.value THEN 'same' ELSE 'different' END AS state FROM staged.settings t LEFT JOIN main.settings l ON l.key = t.key").all(),
  );

const missingSettings = (sqlite: Sqlite): number =>
  count.parse(sqlite.prepare(`SELECT count(*) FROM main.settings WHERE key IN (${PORTABLE_SETTINGS.map((key) => `'${key}'`).join(', ')}) AND key NOT IN (SELECT key FROM staged.settings)`).pluck().get());

const InstanceRow = z.object({ id: count, name: z.string(), origin: z.string(), network: NetworkConsent, hasCa: count, state: z.enum(['new', 'same', 'different']), needsApproval: count, needsToken: count });

const instancesOf = (sqlite: Sqlite): Comparison['instances'] =>
  z
    .array(InstanceRow)
    .parse(
      sqlite
        .prepare(`SELECT id, name, origin, network, ca_certificate IS NOT NULL AS hasCa, CASE WHEN live_id IS NULL THEN 'new' WHEN fields = '' THEN 'same' ELSE 'different' END AS state,
          live_id IS NULL OR instr(fields, 'network ') > 0 OR instr(fields, 'caCertificate ') > 0 AS needsApproval, live_id IS NULL AND token_secret_id IS NULL AS needsToken FROM staged.instances ORDER BY id LIMIT ${MOST_INSTANCES}`)
        .all(),
    )
    .map(({ hasCa, needsApproval, needsToken, ...row }) => ({ ...row, hasCaCertificate: hasCa === 1, needsApproval: needsApproval === 1, needsToken: needsToken === 1 }));

/** Reads what `matchStaged` found. */
export const compareStaged = (sqlite: Sqlite): Comparison => {
  const settings = settingRows(sqlite);
  const counted = (state: string): number => settings.filter((row) => row.state === state).length;
  return {
    compared: {
      settings: { new: counted('new'), same: counted('same'), different: counted('different'), missing: missingSettings(sqlite) },
      instances: statesOf(sqlite, 'instances'), pairs: statesOf(sqlite, 'pairs'), mirrors: statesOf(sqlite, 'mirrors'), links: linkStates(sqlite),
    },
    instances: instancesOf(sqlite),
    differences: differencesOf(sqlite),
  };
};
