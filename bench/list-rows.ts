import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../src-main/store/connection.ts';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../src-main/adapters/system-clock.ts';
import { openData } from '../src-main/store/open-data.ts';
import { methods } from '../src-preload/contract/methods.ts';
import { percentile, rounded, type Row, timed } from './row.ts';
import { fillWithMirrors } from './sample-mirrors.ts';

const ROOT = process.cwd();
const RUNS = 100;
/** DESIGN.md section 12: a list page, filter, sort or search over 10,000 mirrors, in main. */
const ALLOWED_MS = 10;

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const QUERIES: ReadonlyArray<[string, object]> = [
  ['first page', {}],
  ['page 50', { offset: 5000 }],
  ['filter by status', { status: 'failed' }],
  ['filter by comparison', { verified: 'diverged' }],
  ['filter by credential', { credential: 'expiring' }],
  ['filter by group', { groupPath: 'division-3' }],
  ['search', { text: 'service-77' }],
  ['sort by status', { orderBy: 'status' }],
  ['sort by last update, descending', { orderBy: 'lastUpdateAt', descending: true }],
  ['sort by credential', { orderBy: 'credential' }],
];

/** Lists over 10,000 mirrors in a real database, beside reading as many rows of it by their ids. */
export const listRows = (): Row[] => {
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-bench-'));
  const clock = createSystemClock();
  const store = openData({ clock, chance: createSystemChance(clock.now), log: quietLog, ...createSurroundings(ROOT, data) });
  try {
    fillWithMirrors(store, 10_000, clock.now());
    const raw = connect(path.join(data, 'maestro.db'));
    const byId = raw.prepare('SELECT * FROM mirrors WHERE id = ?');
    const all = raw.prepare('SELECT count(*) FROM mirrors');
    const floor = timed(RUNS, () => {
      for (let id = 1; id <= 100; id += 1) byId.get(id);
      all.get();
    });
    raw.close();
    const at = { now: clock.now(), expiryWarningDays: 30 };
    const rowsOf = (what: string, samples: number[]): Row[] => [0.5, 0.95].map((share) => ({
      what: `10,000 mirrors: ${what}, p${share * 100}`, measured: rounded(percentile(samples, share)), floor: rounded(percentile(floor, share)), allowed: ALLOWED_MS, unit: 'ms',
    }));
    const lists = QUERIES.flatMap(([what, query]) => {
      const parsed = methods['mirrors.list'].input.parse(query);
      return rowsOf(what, timed(RUNS, () => void store.mirrors.list(parsed, at)));
    });
    return [...lists, ...rowsOf('tree by group', timed(RUNS, () => void store.mirrors.groups({}, at, 10_000)))];
  } finally {
    store.close();
    rmSync(data, { recursive: true, force: true });
  }
};
