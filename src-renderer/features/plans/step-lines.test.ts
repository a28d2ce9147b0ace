import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepLines } from './step-lines.ts';

const side = fc.uniqueArray(fc.record({ field: fc.constantFrom('enabled', 'branchRegex', 'credential', 'target', 'url'), value: fc.oneof(fc.boolean(), fc.string({ maxLength: 5 }), fc.constant(null)) }), { selector: ({ field }) => field });

describe('the lines of a step', () => {
  it('have every field of both sides once, with the values it had and gets', () => {
    fc.assert(
      fc.property(side, side, (before, after) => {
        const lines = stepLines({ before, after });
        const fields = lines.map(({ field }) => field);
        expect(fields.toSorted()).toEqual([...new Set([...before, ...after].map(({ field }) => field))].toSorted());
        for (const line of lines) {
          expect(line.before).toBe(before.find(({ field }) => field === line.field)?.value);
          expect(line.after).toBe(after.find(({ field }) => field === line.field)?.value);
        }
      }),
    );
  });

  it('say what changes, comes, goes and stays', () => {
    const lines = stepLines({
      before: [{ field: 'enabled', value: true }, { field: 'branchRegex', value: null }, { field: 'credential', value: 'old' }],
      after: [{ field: 'enabled', value: true }, { field: 'branchRegex', value: '^main$' }, { field: 'target', value: 'company/billing' }],
    });
    expect(lines.map(({ field, kind }) => `${field} ${kind}`)).toEqual(['enabled same', 'branchRegex changed', 'credential removed', 'target added']);
  });

  it('tell a field that has no value from one that is not there', () => {
    expect(stepLines({ before: [{ field: 'branchRegex', value: null }], after: [] })[0]?.kind).toBe('removed');
    expect(stepLines({ before: [{ field: 'branchRegex', value: null }], after: [{ field: 'branchRegex', value: null }] })[0]?.kind).toBe('same');
  });
});
