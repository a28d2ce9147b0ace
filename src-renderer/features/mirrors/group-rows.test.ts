import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupRows, parentsOf, treeKey } from './group-rows.ts';

const group = (path: string) => ({ path, mirrors: 1, equal: 0, failed: 0 });
const GROUPS = ['platform', 'platform/backend', 'platform/backend/billing', 'data', 'data/etl'].map(group);

describe('the tree of groups', () => {
  it('shows the top groups, and what is below an open one', () => {
    expect(groupRows(GROUPS, new Set()).map(({ path }) => path)).toEqual(['data', 'platform']);
    expect(groupRows(GROUPS, new Set(['platform'])).map(({ name, depth }) => `${depth} ${name}`)).toEqual(['0 data', '0 platform', '1 backend']);
  });

  it('shows every group once when all are open, each after its parent', () => {
    const path = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    fc.assert(
      fc.property(fc.uniqueArray(path, { maxLength: 30 }), (paths) => {
        const rows = groupRows(paths.map(group), new Set(paths)).map((row) => row.path);
        expect(rows.toSorted()).toEqual(paths.toSorted());
        for (const [at, row] of rows.entries()) {
          const parent = row.slice(0, Math.max(0, row.lastIndexOf('/')));
          expect(!paths.includes(parent) || rows.indexOf(parent) < at).toBe(true);
        }
      }),
    );
  });

  it('opens and closes with the arrows, and goes to the parent', () => {
    const rows = groupRows(GROUPS, new Set(['platform']));
    expect(treeKey('ArrowRight', 0, rows)).toEqual({ open: 'data' });
    expect(treeKey('ArrowRight', 1, rows)).toEqual({ move: 2 });
    expect(treeKey('ArrowLeft', 2, rows)).toEqual({ move: 1 });
    expect(treeKey('ArrowLeft', 1, rows)).toEqual({ close: 'platform' });
    expect(treeKey('x', 1, rows)).toBeNull();
  });

  it('knows what lies above a group', () => {
    expect(parentsOf('platform/backend/billing')).toEqual(['platform', 'platform/backend']);
  });
});
