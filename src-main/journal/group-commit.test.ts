import { expect, test } from 'vitest';
import { MADE } from '../store/testing/sample-world.ts';
import { openTestStore } from '../store/testing/open-test-store.ts';
import { createGroupCommit } from './group-commit.ts';

test('what comes in one turn of the event loop is one transaction, and what fails in it fails alone', async () => {
  const store = openTestStore();
  let transactions = 0;
  let depth = 0;
  const transaction = <T>(work: () => T): T => {
    if (depth === 0) transactions += 1;
    depth += 1;
    try {
      return store.transaction(work);
    } finally {
      depth -= 1;
    }
  };
  const commit = createGroupCommit({ transaction, written: (work) => Promise.resolve(transaction(work)) });
  const note = (subject: string) => store.activity.append({ at: MADE, actor: 'schedule', action: 'job.cancelled', instanceId: null, pairId: null, mirrorId: null, subject, result: 'done', failure: null });
  const ends = await Promise.allSettled([
    commit(() => note('one')),
    commit(() => {
      note('two');
      throw new Error('no');
    }),
    commit(() => 3),
  ]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(transactions).toBe(1);
  expect(store.activity.list({ offset: 0, limit: 10 }).items.map(({ subject }) => subject)).toEqual(['one']);
  await commit(() => note('later'));
  expect(transactions).toBe(2);
});
