import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { createSystemClock } from '../src-main/adapters/system-clock.ts';
import { createDoor } from '../src-main/gitlab/door.ts';
import { readDashboard } from '../src-main/overview/dashboard.ts';
import { listLinkMirrors } from '../src-main/overview/link-mirrors.ts';
import { readQuickStats } from '../src-main/overview/quick-stats.ts';
import { readTopology } from '../src-main/overview/topology.ts';
import { search } from '../src-main/overview/search.ts';
import type { MirrorId } from '../src-preload/contract/ids.ts';
import type { Clock } from '../src-main/ports.ts';
import { connect } from '../src-main/store/connection.ts';
import type { Store } from '../src-main/store/store.ts';
import { openData } from '../src-main/store/open-data.ts';
import { methods } from '../src-preload/contract/methods.ts';
import { windowRows } from './overview-window.ts';
import { percentile, rounded, type Row, timed } from './row.ts';
import { fillWithMirrors } from './sample-mirrors.ts';

const ROOT = process.cwd();
const RUNS = 100;
const MIRRORS = 10_000;
const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What people type: whole names, beginnings, words, single letters, a group with a name, nothing that is there. */
const TEXTS = ['North', 'Pair 7', 'division-3', 'service-7', 'service-7777', 'team-77/service', 'copy-12', 'ser', 'er', 'e', 'vision', 'mirrors/3', 'team 42 service', 'zzzz', 'copy-9999'];

/** Mirrors whose status is written in one transaction, as a round does it. */
const WRITES = 100;

/** Each time another mirror gets another status: what a screen is read after while mirrors move. */
const createMover = ({ store, clock }: { store: Store; clock: Clock }, ids: readonly MirrorId[]) => {
  let nth = 0;
  return (): void => {
    const id = ids[nth % ids.length];
    nth += 1;
    if (id !== undefined) store.mirrors.observe(id, { status: nth % 3 === 0 ? 'running' : 'ok', rawStatus: 'finished', enabled: true, lastUpdateAt: clock.now(), lastSuccessAt: clock.now(), lastError: null, checkedAt: clock.now() });
  };
};

/**
 * Dashboard, topology and search over 40 instances, 120 pairs and 10,000 mirrors, each after another mirror was written, beside one pass
 * over all mirrors by SQLite; and what writing costs, beside the bare statement.
 */
const mainRows = async (): Promise<Row[]> => {
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-bench-'));
  const clock = createSystemClock();
  const chance = createSystemChance(clock.now);
  const store = openData({ clock, chance, log: quietLog, ...createSurroundings(ROOT, data) });
  const door = createDoor({ clock, chance, log: quietLog });
  try {
    fillWithMirrors(store, MIRRORS, clock.now(), { instances: 40, pairs: 120 });
    const raw = connect(path.join(data, 'maestro.db'));
    const pass = raw.prepare('SELECT status, refs_state, compared_at, last_success_at FROM mirror_observations').raw();
    const floor = timed(RUNS, () => void pass.all());
    const { ids } = store.mirrors.idsOf({}, { now: clock.now(), expiryWarningDays: 30 }, MIRRORS);
    const move = createMover({ store, clock }, ids);
    const bare = raw.prepare('UPDATE mirror_observations SET status = ?, checked_at = ?, last_update_at = ?, last_success_at = ? WHERE mirror_id = ?');
    const batch = raw.transaction(() => ids.slice(0, WRITES).forEach((id, nth) => bare.run(nth % 3 === 0 ? 'running' : 'ok', clock.now(), clock.now(), clock.now(), id)));
    const writeFloor = timed(20, () => batch.immediate());
    raw.close();
    const writes = timed(20, () => store.transaction(() => { for (let nth = 0; nth < WRITES; nth += 1) move(); }));
    const deps = { store, door, clock };
    const topology = methods['overview.topology'].input.parse({});
    const [link] = readTopology(deps, topology).links;
    if (link === undefined) throw new Error('no link');
    const { sourceInstanceId, targetInstanceId, direction } = link;
    const mirrorsOfLink = methods['overview.linkMirrors'].input.parse({ sourceInstanceId, targetInstanceId, direction });
    const at = methods['overview.topology'].input.parse({ at: { instanceId: sourceInstanceId } });
    const searches = TEXTS.map((text) => methods['overview.search'].input.parse({ text }));
    const rows = (what: string, samples: number[], allowed: number): Row[] => [0.5, 0.95].map((share) => ({
      what: `${what}, p${share * 100}`, measured: rounded(percentile(samples, share)), floor: rounded(percentile(floor, share)), allowed, unit: 'ms',
    }));
    return [
      ...rows('dashboard', timed(RUNS, () => void readDashboard(deps), move), 10),
      ...rows('quick stats', timed(RUNS, () => void readQuickStats(deps), move), 10),
      ...rows('topology', timed(RUNS, () => void readTopology(deps, topology), move), 10),
      ...rows('topology, one instance by groups', timed(RUNS, () => void readTopology(deps, at), move), 15),
      ...rows('mirrors of a link, worst first', timed(RUNS, () => void listLinkMirrors(deps, mirrorsOfLink), move), 10),
      ...rows(`search, ${TEXTS.length} texts`, searches.flatMap((one) => timed(20, () => void search(deps, one))), 30),
      { what: `${WRITES} statuses written in one transaction, p50`, measured: rounded(percentile(writes, 0.5)), floor: rounded(percentile(writeFloor, 0.5)), allowed: 20, unit: 'ms' },
    ];
  } finally {
    await door.close();
    store.close();
    rmSync(data, { recursive: true, force: true });
  }
};

/** What main answers, and what the window makes of it. */
export const bench = async (): Promise<Row[]> => [...(await mainRows()), ...(await windowRows())];
