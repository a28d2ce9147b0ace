import { describe, expect, test } from 'vitest';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { DEFAULT_ISSUE_SYNC, IssueSyncList } from '../../src-preload/contract/models/issue-sync.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import type { NewRunItem, NotedProblem, StoredIssueLink } from './issue-store.ts';
import type { Store } from './store.ts';
import { openTestStore } from './testing/open-test-store.ts';
import { addInstance, addMirror, addPair, MADE, NOTHING_OVERRIDDEN } from './testing/sample-world.ts';

const MINUTE = 60_000;

const open = () => {
  const store = openTestStore();
  const [source, target] = [addInstance(store, 'North'), addInstance(store, 'South')];
  const pairId = addPair(store, 'Pair', source, target);
  const mirrors = [1, 2, 3].map((id) => addMirror(store, pairId, id, `group/${'cab'[id - 1]}`));
  const [first, second, third] = mirrors;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no mirror');
  return { store, source, target, pairId, first, second, third };
};

const turnOn = (store: Store, id: MirrorId, nextRunAt = MADE): void => {
  store.mirrors.update(id, { overrides: { ...NOTHING_OVERRIDDEN, issueSyncEnabled: true } });
  store.issueSyncs.insert({ mirrorId: id, options: DEFAULT_ISSUE_SYNC, baselineAt: MADE, nextRunAt, createdAt: MADE });
};

const link = (mirrorId: MirrorId, n: number, change: Partial<StoredIssueLink> = {}): Omit<StoredIssueLink, 'id'> => ({
  mirrorId, sourceIssueId: 1000 + n, sourceIid: n, targetIssueId: 5000 + n, targetIid: n, state: 'linked', sourceUpdatedAt: MADE, targetUpdatedAt: MADE,
  createdAt: MADE, syncedAt: MADE, base: { title: `d${n}` }, ...change,
});

const problem = (mirrorId: MirrorId, n: number, change: Partial<NotedProblem> = {}): NotedProblem => ({
  mirrorId, kind: 'failed', sourceIssueId: 1000 + n, sourceIid: n, targetIid: null, title: `Issue ${n}`, parts: ['title'],
  failure: { code: 'unreachable', instanceId: null, reason: 'timeout' }, nextAttemptAt: MADE + MINUTE, now: MADE, ...change,
});

const item = (sourceIid: number, action: NewRunItem['action'] = 'create'): NewRunItem => ({
  sourceIid, targetIid: null, title: `Issue ${sourceIid}`, action, reason: null, parts: ['title', 'labels'], notKept: [], failure: null, replaced: null,
});

const list = (store: Store, query: Partial<Parameters<Store['issueSyncs']['list']>[0]> = {}) => store.issueSyncs.list(IssueSyncList.parse(query));

describe('a sync', () => {
  test('of a mirror without a row has the defaults and is off', () => {
    const { store, first, pairId } = open();
    expect(store.issueSyncs.get(first)).toEqual({
      mirrorId: first, pairId, sourcePath: 'group/c', targetPath: 'group/c', enabled: false, options: DEFAULT_ISSUE_SYNC, baselineAt: null, watermark: null,
      nextRunAt: null, links: 0, problems: 0, jobId: null, lastRun: null,
    });
    expect(list(store)).toEqual({ items: [], total: 0 });
    expect(store.issueSyncs.find(first)).toBeNull();
  });

  test('keeps its options, `since` with its moment', () => {
    const { store, first } = open();
    turnOn(store, first);
    store.issueSyncs.update(first, { options: { existing: { since: 77 }, comments: false }, watermark: 5 });
    expect(store.issueSyncs.find(first)).toMatchObject({ watermark: 5, options: { ...DEFAULT_ISSUE_SYNC, existing: { since: 77 }, comments: false } });
    store.issueSyncs.update(first, { options: { existing: 'open' }, watermark: null });
    expect(store.issueSyncs.get(first)).toMatchObject({ watermark: null, options: { existing: 'open', comments: false } });
  });

  test('is switched by the mirror’s own word, else by the pair’s', () => {
    const { store, first, second, third, pairId } = open();
    store.pairs.update(pairId, { issueSyncEnabled: true });
    store.mirrors.update(second, { overrides: { ...NOTHING_OVERRIDDEN, issueSyncEnabled: false } });
    expect(store.issueSyncs.get(first).enabled).toBe(true);
    expect(store.issueSyncs.get(second).enabled).toBe(false);
    expect(store.issueSyncs.withoutRow(10)).toEqual([first, third]);
  });

  test('is due when its time has come, it is on and its mirror stands', () => {
    const { store, first, second, third, source, target } = open();
    turnOn(store, first, MADE + 2);
    turnOn(store, second, MADE + 1);
    turnOn(store, third, MADE + 3);
    store.mirrors.update(third, { setup: 'removing' });
    expect(store.issueSyncs.due(MADE + 5, 10).map(({ mirrorId }) => mirrorId)).toEqual([second, first]);
    expect(store.issueSyncs.due(MADE + 1, 10)).toEqual([
      { mirrorId: second, sourceInstanceId: source, sourceProjectId: 2, sourcePath: 'group/a', targetInstanceId: target, targetProjectId: 1_000_002, intervalMinutes: 15, watermark: null, nextRunAt: MADE + 1, sweptAt: null, retryAt: null },
    ]);
    store.issueSyncs.moveOn([{ mirrorId: first, watermark: 8, nextRunAt: MADE + 9 }, { mirrorId: second, watermark: 9, nextRunAt: MADE + 20 }]);
    expect(store.issueSyncs.find(first)).toMatchObject({ watermark: 8, nextRunAt: MADE + 9 });
    expect(store.issueSyncs.nextRunAt()).toBe(MADE + 9);
    store.mirrors.update(first, { overrides: NOTHING_OVERRIDDEN });
    expect(store.issueSyncs.nextRunAt()).toBe(MADE + 20);
  });

  test('that is removed takes all that it knew with it', () => {
    const { store, first, second } = open();
    turnOn(store, first);
    turnOn(store, second);
    const linkId = store.issueLinks.insert(link(first, 1));
    store.noteLinks.put({ linkId, sourceNoteId: 1, targetNoteId: 2, sourceDiscussion: null, targetDiscussion: null, digest: 'd' });
    store.issueLinks.insert(link(second, 1));
    store.issueProblems.note(problem(first, 1));
    store.syncRules.setPeople(first, [{ source: 'a', target: 'b' }]);
    store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'person', now: MADE });
    expect(store.issueSyncs.remove(first)).toEqual({ linksForgotten: 1 });
    expect(store.noteLinks.ofLink(linkId)).toEqual([]);
    expect(store.issueSyncs.get(first)).toMatchObject({ links: 0, problems: 0, lastRun: null, baselineAt: null });
    expect(store.issueLinks.count(second)).toBe(1);
  });
});

describe('the list of syncs', () => {
  const filled = () => {
    const world = open();
    const { store, first, second, third } = world;
    turnOn(store, first, MADE + 30);
    turnOn(store, second, MADE + 20);
    turnOn(store, third, MADE + 10);
    for (const n of [1, 2, 3]) store.issueLinks.insert(link(first, n));
    store.issueLinks.insert(link(second, 1, { state: 'released' }));
    store.issueProblems.note(problem(second, 1));
    store.issueProblems.dismiss(store.issueProblems.note(problem(third, 1)), MADE);
    for (const [mirrorId, at] of [[first, 5], [second, 9]] as const) {
      const run = store.issueRuns.start({ mirrorId, jobId: null, cause: 'schedule', now: MADE + at });
      store.issueRuns.add(run, { listed: 2, created: 1 }, []);
      store.issueRuns.finish(run, { state: at === 5 ? 'succeeded' : 'partial', now: MADE + at + 1 });
    }
    store.issueRuns.start({ mirrorId: third, jobId: null, cause: 'dry', now: MADE });
    return world;
  };

  test('counts what is linked and what is open, and shows the last run that was no dry run', () => {
    const { store, first, second, third } = filled();
    const jobId = store.jobs.enqueue({ kind: 'issue-sync', uniqueKey: 'k', mirrorId: first, input: {}, runAt: MADE, now: MADE });
    const { items, total } = list(store);
    expect(total).toBe(3);
    expect(items.map(({ mirrorId, links, problems, jobId: job, lastRun }) => [mirrorId, links, problems, job, lastRun?.state])).toEqual([
      [second, 0, 1, null, 'partial'], [third, 0, 0, null, undefined], [first, 3, 0, jobId, 'succeeded'],
    ]);
    expect(items.at(-1)?.lastRun).toMatchObject({ listed: 2, created: 1, startedAt: MADE + 5, finishedAt: MADE + 6, failure: null });
  });

  test.each([
    ['source', [2, 3, 1]], ['target', [2, 3, 1]], ['links', [2, 3, 1]], ['problems', [1, 3, 2]], ['lastRun', [3, 1, 2]], ['nextRun', [3, 2, 1]],
  ] as const)('is in order of %s, and turned round, page by page', (orderBy, expected) => {
    const { store } = filled();
    expect(list(store, { orderBy }).items.map(({ mirrorId }) => mirrorId)).toEqual(expected);
    const turned = [0, 1, 2].flatMap((offset) => list(store, { orderBy, descending: true, offset, limit: 1 }).items.map(({ mirrorId }) => mirrorId));
    expect(turned).toEqual([...expected].toReversed());
  });

  test('is filtered, with true totals and every sign of a text as itself', () => {
    const { store, first, second, third, pairId } = filled();
    const found = (query: Parameters<typeof list>[1]) => {
      const { items, total } = list(store, query);
      expect(total).toBe(items.length);
      return items.map(({ mirrorId }) => mirrorId);
    };
    expect(found({ hasProblems: true })).toEqual([second]);
    expect(found({ hasProblems: false })).toEqual([third, first]);
    expect(found({ state: 'never' })).toEqual([third]);
    expect(found({ state: 'partial' })).toEqual([second]);
    expect(found({ text: 'UP/C' })).toEqual([first]);
    expect(found({ text: 'up%c' })).toEqual([]);
    expect(found({ text: 'group_c' })).toEqual([]);
    expect(found({ pairId })).toHaveLength(3);
    store.mirrors.update(first, { overrides: NOTHING_OVERRIDDEN });
    expect(found({ enabled: false })).toEqual([first]);
    expect(found({ enabled: true })).toEqual([second, third]);
  });
});

describe('links', () => {
  test('of a page of issues are found at once, with their bases', () => {
    const { store, first, second } = open();
    for (const n of [1, 2, 3]) store.issueLinks.insert(link(first, n));
    store.issueLinks.insert(link(second, 1));
    const found = store.issueLinks.ofSources(first, [1001, 1003, 9999]);
    expect(found.map(({ sourceIid, base }) => [sourceIid, base])).toEqual([[1, { title: 'd1' }], [3, { title: 'd3' }]]);
    expect(store.issueLinks.findByCopy(first, 5002)?.sourceIid).toBe(2);
    expect(store.issueLinks.findByCopy(second, 5002)).toBeNull();
  });

  test('tell which issues of a server are copies, and of what', () => {
    const { store, first, source, target } = open();
    store.issueLinks.insert(link(first, 1));
    expect(store.issueLinks.copiesAmong(target, [5001, 5002])).toEqual([{ issueId: 5001, mirrorId: first, sourceInstanceId: source, sourceProjectId: 1, sourceIssueId: 1001, sourceIid: 1 }]);
    expect(store.issueLinks.copiesAmong(source, [5001])).toEqual([]);
  });

  test('are walked through once each, without those that are let go of', () => {
    const { store, first } = open();
    const ids = [1, 2, 3, 4].map((n) => store.issueLinks.insert(link(first, n)));
    const [second] = ids.slice(1);
    if (second === undefined) throw new Error('no link');
    store.issueLinks.update(second, { state: 'released' });
    const seen = [...store.issueLinks.walk(first, null, 2), ...store.issueLinks.walk(first, ids[2] ?? null, 2)];
    expect(seen.map(({ sourceIid }) => sourceIid)).toEqual([1, 3, 4]);
    expect(store.issueLinks.count(first)).toBe(3);
  });

  test('change only in what is named', () => {
    const { store, first } = open();
    const id = store.issueLinks.insert(link(first, 1));
    store.issueLinks.update(id, {});
    store.issueLinks.update(id, { sourceUpdatedAt: null, base: { title: 'new' } });
    expect(store.issueLinks.get(id)).toEqual({ id, ...link(first, 1, { sourceUpdatedAt: null, base: { title: 'new' } }) });
    store.issueLinks.remove(id);
    store.issueLinks.remove(id);
    expect(failureFrom(() => store.issueLinks.get(id))).toEqual({ code: 'not_found', kind: 'issue' });
  });

  test('of notes and files are put and replaced', () => {
    const { store, first } = open();
    const [one, two] = [1, 2].map((n) => store.issueLinks.insert(link(first, n)));
    if (one === undefined || two === undefined) throw new Error('no link');
    const note = { linkId: one, sourceNoteId: 7, targetNoteId: 70, sourceDiscussion: 'a', targetDiscussion: null, digest: 'x' };
    store.noteLinks.put({ ...note, sourceNoteId: 8, targetNoteId: 80 });
    store.noteLinks.put(note);
    store.noteLinks.put({ ...note, digest: 'y' });
    expect(store.noteLinks.ofLink(one).map(({ sourceNoteId, digest }) => [sourceNoteId, digest])).toEqual([[7, 'y'], [8, 'x']]);
    expect(store.noteLinks.withNotes([one, two])).toEqual(new Set([one]));
    store.noteLinks.remove(one, 7);
    expect(store.noteLinks.ofLink(one)).toHaveLength(1);

    const upload = { mirrorId: first, sourceRef: 's/a.png', digest: 'd', targetPath: '/uploads/t/a.png', bytes: 3 };
    store.uploadLinks.put(upload);
    store.uploadLinks.put({ ...upload, bytes: 4 });
    expect(store.uploadLinks.ofRefs(first, ['s/a.png', 's/b.png'])).toEqual([{ ...upload, bytes: 4 }]);
    expect(store.uploadLinks.findByDigest(first, 'd')?.targetPath).toBe('/uploads/t/a.png');
    expect(store.uploadLinks.findByDigest(first, 'e')).toBeNull();
  });
});

describe('problems', () => {
  const paging = { offset: 0, limit: 10 };

  test('are counted up while they last and gone when they are over', () => {
    const { store, first } = open();
    const id = store.issueProblems.note(problem(first, 1));
    expect(store.issueProblems.note(problem(first, 1, { now: MADE + 5, title: 'Renamed' }))).toBe(id);
    store.issueProblems.note(problem(first, 1, { kind: 'not_kept', nextAttemptAt: null }));
    expect(store.issueProblems.get(id)).toMatchObject({ attempts: 2, firstAt: MADE, lastAt: MADE + 5, title: 'Renamed', parts: ['title'], failure: { code: 'unreachable' } });
    store.issueProblems.clear(first, 1001, ['failed']);
    expect(store.issueProblems.list({ mirrorId: first, ...paging })).toMatchObject({ total: 1, items: [{ kind: 'not_kept' }] });
    store.issueProblems.clear(first, 1001);
    expect(failureFrom(() => store.issueProblems.get(id))).toEqual({ code: 'not_found', kind: 'issue_problem' });
  });

  test('that were dismissed are hidden until they come anew', () => {
    const { store, first } = open();
    const id = store.issueProblems.note(problem(first, 1));
    store.issueProblems.dismiss(id, MADE);
    expect(store.issueProblems.list(paging).total).toBe(0);
    expect(store.issueProblems.ofSources(first, [1001, 1002])).toMatchObject([{ id, dismissedAt: MADE }]);
    store.issueProblems.note(problem(first, 1));
    expect(store.issueProblems.list({ kind: 'failed', ...paging }).total).toBe(1);
  });

  test('fall due one after the other, or at once where a person says so', () => {
    const { store, first } = open();
    const late = store.issueProblems.note(problem(first, 1, { nextAttemptAt: MADE + 9 * MINUTE }));
    store.issueProblems.note(problem(first, 2));
    store.issueProblems.note(problem(first, 3, { kind: 'source_deleted', nextAttemptAt: null }));
    expect(store.issueProblems.nextAttemptAt(first)).toBe(MADE + MINUTE);
    expect(store.issueProblems.due(first, MADE + MINUTE, 10)).toMatchObject([{ sourceIid: 2, attempts: 1 }]);
    store.issueProblems.retryNow(late, MADE);
    expect(store.issueProblems.due(first, MADE + MINUTE, 10).map(({ sourceIid }) => sourceIid)).toEqual([1, 2]);
  });
});

describe('runs', () => {
  const paging = { offset: 0, limit: 10 };

  test('count and list as they go on, and end once', () => {
    const { store, first } = open();
    const id = store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'person', now: MADE });
    store.issueRuns.add(id, { listed: 100, created: 1 }, [item(1)]);
    store.issueRuns.add(id, { listed: 20, failed: 1 }, [item(2, 'fail'), { ...item(3, 'update'), replaced: { title: 'theirs' } }]);
    store.issueRuns.add(id, {}, [{ ...item(4), notKept: ['created_at', 'weight'] }, { ...item(5), notKept: ['created_at'] }]);
    store.issueRuns.add(id, {}, [{ ...item(6), notKept: ['created_at'] }]);
    expect(store.issueRuns.get(id).notKept).toEqual([{ part: 'weight', issues: 1 }, { part: 'created_at', issues: 3 }]);
    expect(store.issueRuns.item(id, 3).notKept).toEqual(['created_at', 'weight']);
    expect(store.issueRuns.findRunning(first)).toMatchObject({ id, state: 'running', listed: 120, created: 1, failed: 1, updated: 0 });
    store.issueRuns.finish(id, { state: 'partial', now: MADE + 1 });
    expect(store.issueRuns.findRunning(first)).toBeNull();
    expect(store.issueRuns.items({ runId: id, ...paging })).toMatchObject({ total: 6, items: [{ index: 0, sourceIid: 1, notKept: [] }, { index: 1 }, { index: 2, parts: ['title', 'labels'] }, {}, {}, {}] });
    expect(store.issueRuns.items({ runId: id, action: 'fail', ...paging })).toMatchObject({ total: 1, items: [{ sourceIid: 2 }] });
    expect(store.issueRuns.item(id, 2).replaced).toEqual({ title: 'theirs' });
    store.issueRuns.forgetReplaced(id, 2);
    expect(store.issueRuns.item(id, 2).replaced).toBeNull();
    expect(failureFrom(() => store.issueRuns.item(id, 6))).toEqual({ code: 'not_found', kind: 'issue_run' });
  });

  test('keep a page of thousands of items in one statement each', () => {
    const { store, first } = open();
    const id = store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'dry', now: MADE });
    store.issueRuns.add(id, {}, Array.from({ length: 1234 }, (_, n) => item(n + 1)));
    expect(store.issueRuns.items({ runId: id, offset: 1230, limit: 10 })).toMatchObject({ total: 1234, items: [{ sourceIid: 1231 }, {}, {}, { sourceIid: 1234 }] });
  });

  test('are forgotten in time, but never the last one', () => {
    const { store, first } = open();
    const ids = [1, 2, 3, 4].map((at) => {
      const id = store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'schedule', now: MADE + at });
      store.issueRuns.add(id, {}, [item(1)]);
      store.issueRuns.finish(id, { state: 'succeeded', now: MADE + at });
      return id;
    });
    store.issueRuns.prune(first, 2, MADE + 2);
    expect(store.issueRuns.history({ mirrorId: first, ...paging }).items.map(({ id }) => id)).toEqual(ids.slice(1).toReversed());
    expect(ids.slice(1).map((runId) => store.issueRuns.items({ runId, ...paging }).total)).toEqual([0, 1, 1]);
    store.issueRuns.prune(first, 2, MADE + 100);
    expect(store.issueRuns.history({ mirrorId: first, ...paging })).toMatchObject({ total: 1, items: [{ id: ids[3] }] });
  });
});

test('rules are replaced as a whole, labels and people apart', () => {
  const { store, first, second } = open();
  const [bug, docs] = [{ source: 'bug', action: 'mapped', target: 'defect', create: true }, { source: 'docs', action: 'skip', target: null, create: false }] as const;
  store.syncRules.setLabels(first, [docs, bug]);
  store.syncRules.setPeople(first, [{ source: 'ann', target: 'a.smith' }]);
  expect(store.syncRules.labels(first)).toEqual([bug, docs]);
  store.syncRules.setLabels(first, [docs]);
  expect(store.syncRules.labels(first)).toEqual([docs]);
  expect(store.syncRules.people(first)).toEqual([{ source: 'ann', target: 'a.smith' }]);
  expect(store.syncRules.labels(second)).toEqual([]);
});

test('a former address is one instance’s, the last that had it', () => {
  const { store, source, target } = open();
  store.formerOrigins.record('https://old.example.com', source);
  store.formerOrigins.record('https://older.example.com', source);
  store.formerOrigins.record('https://old.example.com', target);
  expect(store.formerOrigins.ofInstance(source)).toEqual(['https://older.example.com']);
  expect(store.formerOrigins.ofInstance(target)).toEqual(['https://old.example.com']);
  store.formerOrigins.forget('https://old.example.com');
  expect(store.formerOrigins.ofInstance(target)).toEqual([]);
});
