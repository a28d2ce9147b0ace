import { expect, test } from 'vitest';
import { openIssues } from './testing/issue-world.ts';

test('a former address is one instance’s, the last that had it', () => {
  const { store, source, target } = openIssues();
  store.formerOrigins.record('https://old.example.com', source);
  store.formerOrigins.record('https://older.example.com', source);
  store.formerOrigins.record('https://old.example.com', target);
  expect(store.formerOrigins.ofInstance(source)).toEqual(['https://older.example.com']);
  expect(store.formerOrigins.ofInstance(target)).toEqual(['https://old.example.com']);
  store.formerOrigins.forget('https://old.example.com');
  expect(store.formerOrigins.ofInstance(target)).toEqual([]);
});
