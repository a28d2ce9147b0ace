import { describe, expect, test } from 'vitest';
import { IssueSyncList } from '../../src-preload/contract/models/issue-sync.ts';
import type { Store } from './store.ts';
import { link, openIssues, problem, turnOn } from './testing/issue-world.ts';
import { MADE, NOTHING_OVERRIDDEN } from './testing/sample-world.ts';

const list = (store: Store, query: Partial<Parameters<Store['issueSyncs']['list']>[0]> = {}) => store.issueSyncs.list(IssueSyncList.parse(query));

describe('the list of syncs', () => {
  const filled = () => {
    const world = openIssues();
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
