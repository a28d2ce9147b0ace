import { DEFAULT_SETTINGS, Settings } from '../../src-preload/contract/models/settings.ts';
import type { Access, Db } from './access.ts';
import { toJson } from './json.ts';
import { settings } from './meta-schema.ts';
import { prepared } from './prepared.ts';
import type { SettingsRepo } from './settings-store.ts';

const allSettings = prepared((db) => db.select().from(settings).prepare());

type Rows = ReadonlyMap<string, string>;

/** Each setting for itself: one that is missing, or does not fit this version's bounds any more, has its default. */
const parseSettings = (rows: Rows): Settings => {
  const stored: Record<string, unknown> = {};
  for (const [key, schema] of Object.entries(Settings.shape)) {
    const text = rows.get(key);
    const parsed = text === undefined ? null : schema.safeParse(JSON.parse(text));
    if (parsed?.success === true) stored[key] = parsed.data;
  }
  return Settings.parse({ ...DEFAULT_SETTINGS, ...stored });
};

const isSame = (a: Rows, b: Rows): boolean => a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);

/** Keeps what was parsed last: settings are asked for many times between two changes, and to parse them takes longer than to read their rows. */
const createReader = (): ((db: Db) => Settings) => {
  let last: { rows: Rows; settings: Settings } | null = null;
  return (db) => {
    const rows = new Map(allSettings(db).all().map(({ key, value }) => [key, value]));
    if (last === null || !isSame(rows, last.rows)) last = { rows, settings: parseSettings(rows) };
    return { ...last.settings };
  };
};

export const createSettingsRepo = ({ read, write }: Access): SettingsRepo => {
  const readSettings = createReader();
  return {
    get: () => read(readSettings),

    update: (change) =>
      write('settings', (db) => {
        for (const [key, value] of Object.entries(change)) {
          if (value === undefined) continue;
          const text = toJson(value);
          db.insert(settings).values({ key, value: text }).onConflictDoUpdate({ target: settings.key, set: { value: text } }).run();
        }
        return readSettings(db);
      }),
  };
};
