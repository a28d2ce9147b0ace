import { expect, test } from 'vitest';
import { openIssues } from './testing/issue-world.ts';

test('rules are replaced as a whole, labels and people apart', () => {
  const { store, first, second } = openIssues();
  const [bug, docs] = [{ source: 'bug', action: 'mapped', target: 'defect', create: true }, { source: 'docs', action: 'skip', target: null, create: false }] as const;
  store.syncRules.setLabels(first, [docs, bug]);
  store.syncRules.setPeople(first, [{ source: 'ann', target: 'a.smith' }]);
  expect(store.syncRules.labels(first)).toEqual([bug, docs]);
  store.syncRules.setLabels(first, [docs]);
  expect(store.syncRules.labels(first)).toEqual([docs]);
  expect(store.syncRules.people(first)).toEqual([{ source: 'ann', target: 'a.smith' }]);
  expect(store.syncRules.labels(second)).toEqual([]);
});
