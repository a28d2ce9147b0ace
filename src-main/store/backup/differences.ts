import { z } from 'zod';
import { type BackupDifference, DifferenceState } from '../../../src-preload/contract/models/transfer.ts';
import type { Sqlite } from '../connection.ts';
import { PLAIN_FIELDS } from './match.ts';

type Table = keyof typeof PLAIN_FIELDS;
type Value = BackupDifference['values'][number]['mine'];

const LONGEST = 1000;
/** SQLite has no booleans; these columns are told as what they mean. */
const FLAGS = new Set(['enabled', 'overwriteDiverged', 'triggerBuilds', 'onlyProtectedBranches', 'issueSyncEnabled']);
const ORDER = ['different', 'new', 'missing', 'same'] as const satisfies readonly DifferenceState[];

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const Cells = z.record(z.string(), cell);
const Row = z.object({ kind: z.enum(['instance', 'pair', 'mirror']), id: z.int().min(0), name: z.string(), state: DifferenceState, fields: z.string(), mine: z.string().nullable(), theirs: z.string().nullable() });

const nameOf = (table: Table, alias: string): string => (table === 'mirrors' ? `${alias}.source_path || ' → ' || ${alias}.target_path` : `${alias}.name`);
const valuesOf = (table: Table, alias: string): string => `json_object(${Object.entries(PLAIN_FIELDS[table]).map(([field, column]) => `'${field}', ${alias}.${column}`).join(', ')})`;

/** Every row of the file with its state, and those of this machine that are not in the file. */
const rowsOf = (kind: BackupDifference['kind'], table: Table): string => `
  SELECT '${kind}' AS kind, t.id AS id, ${nameOf(table, 't')} AS name, CASE WHEN t.live_id IS NULL THEN 'new' WHEN t.fields = '' THEN 'same' ELSE 'different' END AS state, t.fields AS fields,
    CASE WHEN t.fields <> '' THEN ${valuesOf(table, 'l')} END AS mine, CASE WHEN t.fields <> '' THEN ${valuesOf(table, 't')} END AS theirs
    FROM staged.${table} t LEFT JOIN main.${table} l ON l.id = t.live_id
  UNION ALL SELECT '${kind}', l.id, ${nameOf(table, 'l')}, 'missing', '', NULL, NULL FROM main.${table} l WHERE l.id NOT IN (SELECT live_id FROM staged.${table} WHERE live_id IS NOT NULL)`;

const asValue = (field: string, value: z.infer<typeof cell> | undefined): Value => {
  if (value === undefined || value === null) return null;
  if (FLAGS.has(field)) return value === 1;
  return typeof value === 'string' ? value.slice(0, LONGEST) : value;
};

const cellsOf = (text: string | null): z.infer<typeof Cells> => (text === null ? {} : Cells.parse(JSON.parse(text)));

const differenceOf = ({ fields: joined, mine, theirs, ...row }: z.infer<typeof Row>): BackupDifference => {
  const fields = joined.split(' ').filter((field) => field !== '');
  const [here, there] = [cellsOf(mine), cellsOf(theirs)];
  return { ...row, fields, values: fields.filter((field) => field in there).map((field) => ({ field, mine: asValue(field, here[field]), theirs: asValue(field, there[field]) })) };
};

const Setting = z.object({ key: z.string(), mine: z.string().nullable(), theirs: z.string() });

/** All settings are one object: they are taken or left together. */
const settingsOf = (sqlite: Sqlite): BackupDifference[] => {
  const rows = z.array(Setting).parse(sqlite.prepare('SELECT t.key AS key, l.value AS mine, t.value AS theirs FROM staged.settings t LEFT JOIN main.settings l ON l.key = t.key ORDER BY t.key').all());
  const changed = rows.filter(({ mine, theirs }) => mine !== theirs);
  if (rows.length === 0) return [];
  const shown = (text: string | null): Value => asValue('', text === null ? null : cell.parse(JSON.parse(text)));
  return [{
    kind: 'settings', id: 0, name: '', state: changed.length === 0 ? 'same' : 'different', fields: changed.map(({ key }) => key),
    values: changed.map(({ key, mine, theirs }) => ({ field: key, mine: shown(mine), theirs: shown(theirs) })),
  }];
};

/** Reads what `matchStaged` found, object by object: what a person has to decide first, what is the same last. */
export const differencesOf = (sqlite: Sqlite): BackupDifference[] => {
  const objects = z.array(Row).parse(sqlite.prepare([rowsOf('instance', 'instances'), rowsOf('pair', 'pairs'), rowsOf('mirror', 'mirrors')].join(' UNION ALL ')).all());
  const all = [...settingsOf(sqlite), ...objects.map(differenceOf)];
  return ORDER.flatMap((state) => all.filter((one) => one.state === state));
};
