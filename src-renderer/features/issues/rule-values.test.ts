import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LabelRule } from '../../../src-preload/contract/models/issue-sync.ts';
import { labelErrors, labelRowOf, type LabelRow, labelRuleOf, NEW_LABEL, personErrors, personRuleOf } from './rule-values.ts';

const row = fc.record<LabelRow>({ source: fc.string({ minLength: 0, maxLength: 20 }), action: fc.constantFrom('same', 'mapped', 'skip'), target: fc.string({ maxLength: 20 }), create: fc.boolean() });

describe('label rules', () => {
  it('are what the contract takes wherever the table finds nothing wrong', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 10 }), (rows) => {
        const good = rows.map(labelRuleOf).every((rule) => LabelRule.safeParse(rule).success);
        const unique = new Set(rows.map(({ source }) => source.trim())).size === rows.length;
        expect(Object.keys(labelErrors(rows)).length === 0).toBe(good && unique);
      }),
    );
  });

  it('come back as they were stored', () => {
    const rule = { source: 'bug', action: 'mapped' as const, target: 'type::bug', create: false };
    expect(labelRuleOf(labelRowOf(rule))).toEqual(rule);
    expect(labelRuleOf({ source: 'x', action: 'skip', target: 'left over', create: true })).toEqual({ source: 'x', action: 'skip', target: null, create: false });
  });

  it('say what is missing, and which label has a rule already; labels differ by case', () => {
    expect(labelErrors([NEW_LABEL])).toEqual({ '0.source': 'Enter a value.', '0.target': 'Enter a value.' });
    const bug = { source: 'bug', action: 'same' as const, target: '', create: true };
    expect(labelErrors([bug, { ...bug, source: 'Bug' }, { ...bug, source: ' bug ' }])).toEqual({ '2.source': 'This label has a rule already.' });
  });
});

describe('people rules', () => {
  it('take names with the @ of a mention, and do not differ by case', () => {
    expect(personRuleOf({ source: ' @ann ', target: 'ann.smith' })).toEqual({ source: 'ann', target: 'ann.smith' });
    expect(personErrors([{ source: 'ann', target: 'a' }, { source: '@Ann', target: '' }])).toEqual({ '1.source': 'This person has a rule already.', '1.target': 'Enter a value.' });
  });
});
