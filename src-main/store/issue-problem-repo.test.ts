import { describe, expect, test } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { MINUTE, openIssues, problem } from './testing/issue-world.ts';
import { MADE } from './testing/sample-world.ts';

describe('problems', () => {
  const paging = { offset: 0, limit: 10 };

  test('are counted up while they last and gone when they are over', () => {
    const { store, first } = openIssues();
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
    const { store, first } = openIssues();
    const id = store.issueProblems.note(problem(first, 1));
    store.issueProblems.dismiss(id, MADE);
    expect(store.issueProblems.list(paging).total).toBe(0);
    expect(store.issueProblems.ofSources(first, [1001, 1002])).toMatchObject([{ id, dismissedAt: MADE }]);
    store.issueProblems.note(problem(first, 1));
    expect(store.issueProblems.list({ kind: 'failed', ...paging }).total).toBe(1);
  });

  test('fall due one after the other, or at once where a person says so', () => {
    const { store, first } = openIssues();
    const late = store.issueProblems.note(problem(first, 1, { nextAttemptAt: MADE + 9 * MINUTE }));
    store.issueProblems.note(problem(first, 2));
    store.issueProblems.note(problem(first, 3, { kind: 'source_deleted', nextAttemptAt: null }));
    expect(store.issueProblems.nextAttemptAt(first)).toBe(MADE + MINUTE);
    expect(store.issueProblems.due(first, MADE + MINUTE, 10)).toMatchObject([{ sourceIid: 2, attempts: 1 }]);
    store.issueProblems.retryNow(late, MADE);
    expect(store.issueProblems.due(first, MADE + MINUTE, 10).map(({ sourceIid }) => sourceIid)).toEqual([1, 2]);
  });
});
