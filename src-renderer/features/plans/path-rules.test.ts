import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PathRules } from '../../../src-preload/contract/models/plan.ts';
import { EMPTY_RULES, exampleTarget, pathErrors, toRules } from './path-rules.ts';

const filled = { ...EMPTY_RULES, sourceGroup: 'platform', targetGroup: 'mirrors/platform' };

describe('the form of path rules', () => {
  it('wants both groups', () => {
    expect(Object.keys(pathErrors(EMPTY_RULES)).toSorted()).toEqual(['sourceGroup', 'targetGroup']);
  });

  it('lets rows that are wholly empty stand, and wants the other half of one that is begun', () => {
    const values = { ...filled, exclude: ['', 'old/*'], rename: [{ from: '', to: '' }, { from: 'billing', to: ' ' }] };
    expect(Object.keys(pathErrors(values))).toEqual(['rename.1.to']);
  });

  it('is an input that the contract takes whenever it has no error', () => {
    const text = fc.string({ maxLength: 12 });
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), fc.array(fc.record({ from: text, to: text }), { maxLength: 4 }), text, (exclude, rename, prefix) => {
        const values = { ...filled, exclude, rename, prefix };
        expect(PathRules.safeParse(toRules(values)).success).toBe(Object.keys(pathErrors(values)).length === 0);
      }),
    );
  });

  it('shows where a project goes', () => {
    expect(exampleTarget({ ...filled, prefix: 'm-' }, 'backend/billing')).toBe('mirrors/platform/backend/m-billing');
    expect(exampleTarget({ ...filled, rename: [{ from: 'backend/billing', to: 'ledger' }] }, 'backend/billing')).toBe('mirrors/platform/ledger');
  });
});
