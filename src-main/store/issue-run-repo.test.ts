import { describe, expect, test } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { openIssues, runItem } from './testing/issue-world.ts';
import { MADE } from './testing/sample-world.ts';

describe('runs', () => {
  const paging = { offset: 0, limit: 10 };

  test('count and list as they go on, and end once', () => {
    const { store, first } = openIssues();
    const id = store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'person', now: MADE });
    store.issueRuns.add(id, { listed: 100, created: 1 }, [runItem(1)]);
    store.issueRuns.add(id, { listed: 20, failed: 1 }, [runItem(2, 'fail'), { ...runItem(3, 'update'), replaced: { title: 'theirs' } }]);
    store.issueRuns.add(id, {}, [{ ...runItem(4), notKept: ['created_at', 'weight'] }, { ...runItem(5), notKept: ['created_at'] }]);
    store.issueRuns.add(id, {}, [{ ...runItem(6), notKept: ['created_at'] }]);
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
    const { store, first } = openIssues();
    const id = store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'dry', now: MADE });
    store.issueRuns.add(id, {}, Array.from({ length: 1234 }, (_, n) => runItem(n + 1)));
    expect(store.issueRuns.items({ runId: id, offset: 1230, limit: 10 })).toMatchObject({ total: 1234, items: [{ sourceIid: 1231 }, {}, {}, { sourceIid: 1234 }] });
  });

  test('are forgotten in time, but never the last one', () => {
    const { store, first } = openIssues();
    const ids = [1, 2, 3, 4].map((at) => {
      const id = store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'schedule', now: MADE + at });
      store.issueRuns.add(id, {}, [runItem(1)]);
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
