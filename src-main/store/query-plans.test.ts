import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Input } from '../../src-preload/contract/methods.ts';
import { MirrorList, type MirrorOrder } from '../../src-preload/contract/models/mirror.ts';
import { openPlannedStore } from './testing/planned-store.ts';
import { fillStore, MADE, project } from './testing/sample-world.ts';

const { sqlite, store, plansOf } = openPlannedStore();
const [pairId] = fillStore(store, 20);
const [instance] = store.instances.allStored();
const [mirror] = store.mirrors.list(MirrorList.parse({}), { now: MADE, expiryWarningDays: 30 }).items;
if (pairId === undefined || instance === undefined || mirror === undefined) throw new Error('the sample is empty');

afterAll(() => store.close());

type ListQuery = Input<'mirrors.list'>;
/** A list is three statements: how many, which ids, and the rows of these. */
const listPlans = (query: ListQuery) => {
  const [count, ids, rows] = plansOf(() => store.mirrors.list(MirrorList.parse(query), { now: MADE, expiryWarningDays: 30 }));
  return { count, ids, rows };
};

const SORTS = 'USE TEMP B-TREE FOR ORDER BY';

const READS: Record<MirrorOrder, string> = {
  source: 'SCAN mirrors USING COVERING INDEX mirrors_source_path',
  target: 'SCAN mirrors USING COVERING INDEX mirrors_target_path',
  createdAt: 'SCAN mirrors USING COVERING INDEX mirrors_created',
  pair: 'SCAN pairs USING COVERING INDEX pairs_name; SEARCH mirrors USING COVERING INDEX mirrors_pair_source (pair_id=?)',
  status: 'SCAN mirror_observations USING INDEX observations_status; SEARCH mirrors USING INTEGER PRIMARY KEY (rowid=?)',
  verified: 'SCAN mirror_observations USING INDEX observations_refs; SEARCH mirrors USING INTEGER PRIMARY KEY (rowid=?)',
  comparedAt: 'SCAN mirror_observations USING COVERING INDEX observations_compared; SEARCH mirrors USING INTEGER PRIMARY KEY (rowid=?)',
  lastUpdateAt: 'SCAN mirror_observations USING COVERING INDEX observations_updated; SEARCH mirrors USING INTEGER PRIMARY KEY (rowid=?)',
  credential: `SCAN mirrors USING COVERING INDEX mirrors_target_project; SEARCH mirror_credentials USING INDEX sqlite_autoindex_mirror_credentials_1 (mirror_id=? AND slot=?) LEFT-JOIN; ${SORTS}`,
};

const ORDERS = MirrorList.shape.orderBy.unwrap().options;

describe('a page of mirrors', () => {
  test.each(ORDERS.flatMap((orderBy) => [{ orderBy, descending: false }, { orderBy, descending: true }]))(
    'by $orderBy (descending: $descending) reads its ids in the order of an index',
    (query) => expect(listPlans(query).ids).toBe(READS[query.orderBy]),
  );

  test('of one pair reads its ids in order from that pair alone', () => {
    expect(listPlans({ pairId }).ids).toBe('SEARCH mirrors USING COVERING INDEX mirrors_pair_source (pair_id=?)');
  });

  test('is counted on the smallest index, without a row', () => {
    expect(listPlans({}).count).toMatch(/^SCAN mirrors USING COVERING INDEX \w+$/);
    expect(listPlans({ pairId }).count).toMatch(/^SEARCH mirrors USING COVERING INDEX \w+ \(pair_id=\?\)$/);
  });

  test('reads the rows of its own ids and no others', () => {
    for (const orderBy of ORDERS) expect(listPlans({ orderBy }).rows).not.toMatch(/SCAN|TEMP B-TREE/);
  });

  const filters: [ListQuery, string][] = [
    [{ status: 'failed' }, 'SEARCH mirror_observations USING INDEX observations_status (status_rank=?)'],
    [{ verified: 'equal' }, 'SEARCH mirror_observations USING INDEX observations_refs (refs_rank=?)'],
    [{ credential: 'expired' }, 'SEARCH mirror_credentials USING COVERING INDEX credentials_expiry (slot=? AND expires_at<?)'],
    [{ credential: 'expiring' }, 'SEARCH mirror_credentials USING COVERING INDEX credentials_expiry (slot=? AND expires_at>? AND expires_at<?)'],
    [{ credential: 'active' }, 'SEARCH mirror_credentials EXISTS USING INDEX sqlite_autoindex_mirror_credentials_1 (mirror_id=? AND slot=?)'],
  ];
  test.each(filters)('filtered by %j asks an index for the mirrors', (query, plan) => expect(listPlans(query).count).toContain(plan));
});

const job = store.jobs.enqueue({ kind: 'batch', uniqueKey: 'batch', mirrorId: null, input: {}, runAt: MADE, now: MADE });
const plan = store.plans.insert({ kind: 'reapply', input: {}, guard: null, leftOut: 0, undo: 'full', createdAt: MADE }, []);
const page = { offset: 0, limit: 100 };
const { id: instanceId } = instance;

const lists: [string, () => unknown][] = [
  ['instances', () => store.instances.list(page)],
  ['pairs', () => store.pairs.list(page)],
  ['jobs', () => store.jobs.list(page)],
  ['jobs of a state', () => store.jobs.list({ ...page, state: 'failed' })],
  ['jobs of a mirror', () => store.jobs.list({ ...page, mirrorId: mirror.id })],
  ['activity', () => store.activity.list(page)],
  ['activity of a mirror', () => store.activity.list({ ...page, mirrorId: mirror.id })],
  ['activity of a pair', () => store.activity.list({ ...page, pairId })],
  ['activity of an instance', () => store.activity.list({ ...page, instanceId })],
  ['activity of a kind', () => store.activity.list({ ...page, action: 'mirror.created' })],
  ['items of a job', () => store.jobItems.list({ ...page, jobId: job })],
  ['failed items of a job', () => store.jobItems.list({ ...page, jobId: job, state: 'failed' })],
  ['steps of a plan', () => store.plans.steps(plan, page)],
  ['failed steps of a plan', () => store.plans.steps(plan, { ...page, state: 'failed' })],
  ['intents of an operation', () => store.intents.ofOperation('x')],
  ['intents of a mirror', () => store.intents.ofMirror(mirror.id)],
];
test.each(lists)('listed without sorting: %s', (_name, work) => {
  for (const plan of plansOf(work)) expect(plan).not.toContain(SORTS);
});

const lookups: [string, () => unknown, string][] = [
  ['pairs of an instance', () => store.pairs.idsOfInstance(instanceId), 'INDEX pairs_source'],
  ['open intents', () => store.intents.open(), 'INDEX intents_open'],
  ['due intents', () => store.intents.due(MADE), 'INDEX intents_open'],
  ['open intents on an object', () => store.intents.openOn(instanceId, project(1), null), 'INDEX intents_object'],
  ['mirrors that a crash left', () => store.mirrors.unfinished(), 'INDEX mirrors_unfinished'],
  ['mirrors with the same target', () => store.mirrors.withTarget(instanceId, project(1)), 'INDEX mirrors_target_project'],
  ['when the next job is due', () => store.jobs.nextRunAt(), 'INDEX jobs_due'],
  ['items that wait', () => store.jobItems.waiting(job), 'INDEX job_items_state (job_id=? AND state=?)'],
  ['how many items are in which state', () => store.jobItems.counts(job), 'COVERING INDEX job_items_state (job_id=?)'],
  ['failed items', () => store.jobItems.resetFailed(job), 'INDEX job_items_state (job_id=? AND state=?)'],
  ['steps to do', () => store.plans.stepsToDo(plan, 10), 'INDEX plan_steps_state (plan_id=? AND state=?)'],
  ['steps to undo', () => store.plans.stepsToUndo(plan, 10, 5), 'INDEX plan_steps_state (plan_id=? AND state=? AND idx<?)'],
  ['steps by state', () => store.plans.countByState(plan), 'COVERING INDEX plan_steps_state (plan_id=?)'],
  ['open clean-ups', () => store.intents.cleanUps(page), 'INDEX intents_open'],
  ['mirrors that rotate', () => store.mirrors.rotating(), 'INDEX mirrors_unfinished'],
  ['credentials to rotate', () => store.mirrors.dueForRotation(MADE, 10), 'COVERING INDEX credentials_expiry (slot=? AND expires_at<?)'],
  ['the job of a mirror', () => store.jobs.unfinishedOfMirror(mirror.id), 'INDEX jobs_mirror'],
];
test.each(lookups)('looked up by an index: %s', (_name, work, index) => {
  const [plan] = plansOf(work);
  expect(plan).toContain(index);
  expect(plan).not.toMatch(/SCAN \w+(?:;|$)/);
});

test.each([
  ['asked about', () => store.mirrors.oldestChecked(10, MADE), 'observations_checked'],
  ['compared', () => store.mirrors.oldestCompared(10, MADE), 'observations_compared'],
])('the mirrors %s longest ago are read in the order of an index', (_name, work, index) => {
  expect(plansOf(work)).toEqual([`SCAN mirror_observations USING COVERING INDEX ${index}; LIST SUBQUERY 1; SCAN mirrors USING INDEX mirrors_unfinished; CREATE BLOOM FILTER`]);
});

test('the next job is asked for in three places of an index, and only what runs is sorted', () => {
  const [dead, queued, rounds] = plansOf(() => store.jobs.claim('session', MADE - 1));
  expect(dead).toContain('INDEX jobs_due (state=?)');
  for (const plan of [queued, rounds]) expect(plan).toBe('SEARCH jobs USING COVERING INDEX jobs_due (state=? AND background=? AND run_at<?)');
});

test('what ends soon is merged from two indexes', () => {
  const [page, tokens, credentials] = plansOf(() => store.mirrors.expiries({ until: MADE, offset: 0, limit: 100 }));
  expect(page).toContain('SEARCH mirror_credentials USING COVERING INDEX credentials_expiry (slot=? AND expires_at<?)');
  expect(tokens).toContain('instances');
  expect(credentials).toBe('SEARCH mirror_credentials USING COVERING INDEX credentials_expiry (slot=? AND expires_at<?)');
});

test('the overview reads every mirror once, and then only those that were written', () => {
  const rows = 'SEARCH o USING INTEGER PRIMARY KEY (rowid=?); SEARCH c USING INDEX sqlite_autoindex_mirror_credentials_1 (mirror_id=? AND slot=?) LEFT-JOIN';
  expect(plansOf(() => store.overview.seen())).toEqual([`SCAN m; ${rows}`]);
  store.mirrors.update(mirror.id, { enabled: false });
  expect(plansOf(() => store.overview.seen())[0]).toContain('SEARCH m USING INTEGER PRIMARY KEY (rowid=?)');
});

test('a text is searched in the index of trigrams, and few rows are described', () => {
  expect(plansOf(() => store.overview.find('word', 'service', 20))[0]).toMatch(/^SCAN search_index VIRTUAL TABLE INDEX/);
  for (const plan of plansOf(() => store.overview.describe([{ kind: 'mirror', id: mirror.id }, { kind: 'pair', id: pairId }]))) expect(plan).not.toMatch(/SCAN/);
});

test('a selection reads its ids in the order of an index', () => {
  const [, ids] = plansOf(() => store.mirrors.idsOf({ pairId }, { now: MADE, expiryWarningDays: 30 }, 1000));
  expect(ids).toBe('SEARCH mirrors USING COVERING INDEX mirrors_pair_source (pair_id=?)');
});

test('every foreign key can be followed back by an index, so that removing a parent does not read all children', () => {
  const Keys = z.array(z.object({ table: z.string(), column: z.string() }));
  const keys = Keys.parse(sqlite.prepare('SELECT m.name AS "table", f."from" AS "column" FROM sqlite_schema m, pragma_foreign_key_list(m.name) f').all());
  expect(keys.length).toBeGreaterThan(7);
  for (const { table, column } of keys) {
    expect(plansOf(() => sqlite.prepare(`SELECT 1 FROM ${table} WHERE ${column} = 1`).all())[0], `${table}.${column}`).toContain('SEARCH');
  }
});
