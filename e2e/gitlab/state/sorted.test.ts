import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createSorted } from './sorted.ts';

type Row = { id: number; at: number };

const inOrder = (rows: readonly Row[]): Row[] => rows.toSorted((a, b) => a.at - b.at || a.id - b.id);

describe('sorted rows', () => {
  it('stay in order whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.boolean()), { maxLength: 60 }), (steps) => {
        const sorted = createSorted<Row>((row) => row.at);
        const rows: Row[] = [];
        for (const [id, [at, drops]] of steps.entries()) {
          const gone = drops ? rows.splice(at % Math.max(1, rows.length), 1)[0] : undefined;
          if (gone !== undefined) sorted.remove(gone);
          const row = { id, at };
          rows.push(row);
          sorted.add(row);
        }
        expect(sorted.rows).toEqual(inOrder(rows));
        expect(sorted.rows.slice(sorted.firstAt(10))).toEqual(inOrder(rows.filter((row) => row.at >= 10)));
      }),
    );
  });
});
