import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RefsResult } from '../../src-preload/contract/models/mirror.ts';
import type { RefComparison } from './compare-refs.ts';
import { type Ancestry, judgeRefs, unknownRefs } from './judge-refs.ts';

const AT = 1_800_000_000_000;
const nothing: RefComparison = { equal: 0, differing: [], differingTags: [], missing: [], extra: [] };
const pair = (name: string) => ({ name, sourceSha: 'b2', targetSha: 'b1' });
const missing = { name: 'refs/heads/new', sourceSha: 'c1' };
const extra = { name: 'refs/heads/old', targetSha: 'd1' };
const timeout = { code: 'unreachable', instanceId: null, reason: 'timeout' } as const;
/** Since when the target is behind is another rule's, which knows the comparison before. */
const ComparedRefs = RefsResult.omit({ behindSince: true });

const SEVERITY: readonly RefsResult['state'][] = ['equal', 'behind', 'unknown', 'missing', 'diverged'];

describe('judgeRefs', () => {
  it('is equal where every ref of the source is, extra refs of the target or not', () => {
    expect(judgeRefs({ ...nothing, equal: 3, extra: [extra] }, new Map(), AT)).toEqual({
      state: 'equal', equal: 3, different: 0, missing: 0, extra: 1, comparedAt: AT, failure: null,
      differences: [{ name: 'refs/heads/old', state: 'extra', sourceSha: null, targetSha: 'd1' }],
    });
  });

  it('does not call it equal where nothing of the source was compared', () => {
    expect(judgeRefs(nothing, new Map(), AT)).toMatchObject({ state: 'unknown', equal: 0, failure: null });
    expect(judgeRefs(nothing, new Map(), AT, timeout).failure).toBeNull();
    expect(judgeRefs({ ...nothing, extra: [extra] }, new Map(), AT)).toMatchObject({ state: 'unknown', extra: 1, failure: null });
  });

  it('follows the ancestry of a differing branch', () => {
    const one = { ...nothing, equal: 1, differing: [pair('refs/heads/main')] };
    expect(judgeRefs(one, new Map([['refs/heads/main', 'behind']]), AT).state).toBe('behind');
    expect(judgeRefs(one, new Map([['refs/heads/main', 'diverged']]), AT).state).toBe('diverged');
    expect(judgeRefs(one, new Map([['refs/heads/main', 'unknown']]), AT, timeout)).toMatchObject({ state: 'unknown', different: 1, failure: timeout });
    expect(judgeRefs(one, new Map(), AT, timeout)).toMatchObject({ state: 'unknown', failure: timeout });
  });

  it('takes a tag that differs for diverged', () => {
    expect(judgeRefs({ ...nothing, equal: 5, differingTags: [pair('refs/tags/v1')] }, new Map(), AT)).toMatchObject({ state: 'diverged', different: 1 });
  });

  it('gives no failure with a state that is sure', () => {
    expect(judgeRefs({ ...nothing, missing: [missing], differing: [pair('refs/heads/x')] }, new Map(), AT, timeout)).toMatchObject({ state: 'missing', failure: null });
  });

  it('names at most 200 refs, the worst first', () => {
    const differing = Array.from({ length: 300 }, (_, at) => pair(`refs/heads/b${at}`));
    const ancestry = new Map<string, Ancestry>(differing.map(({ name }, at) => [name, at === 299 ? 'diverged' : 'behind']));
    const { differences, different } = judgeRefs({ ...nothing, differing, missing: [missing], extra: [extra] }, ancestry, AT);
    expect(different).toBe(300);
    expect(differences).toHaveLength(200);
    expect(differences.slice(0, 3).map((one) => one.state)).toEqual(['diverged', 'missing', 'behind']);
  });

  const answer = fc.constantFrom<Ancestry>('behind', 'diverged', 'unknown');
  const situation = fc.record({ equal: fc.nat(5), branches: fc.array(answer, { maxLength: 4 }), tags: fc.nat(2), missing: fc.nat(2), extra: fc.nat(2) });
  const judged = ({ equal, branches, tags, ...rest }: { equal: number; branches: Ancestry[]; tags: number; missing: number; extra: number }) => {
    const differing = branches.map((_, at) => pair(`refs/heads/b${at}`));
    const comparison: RefComparison = {
      equal, differing, differingTags: Array.from({ length: tags }, (_, at) => pair(`refs/tags/t${at}`)),
      missing: Array.from({ length: rest.missing }, () => missing), extra: Array.from({ length: rest.extra }, () => extra),
    };
    return judgeRefs(comparison, new Map(branches.map((one, at) => [`refs/heads/b${at}`, one])), AT, timeout);
  };
  const severity = (state: RefsResult['state']) => SEVERITY.indexOf(state);

  it('is equal exactly where something is equal and nothing else differs', () => {
    fc.assert(fc.property(situation, (seen) => {
      const isEqual = seen.equal > 0 && seen.branches.length === 0 && seen.tags === 0 && seen.missing === 0;
      expect(judged(seen).state === 'equal').toBe(isEqual);
    }));
  });

  it('never gets better by one more difference', () => {
    fc.assert(fc.property(situation, answer, fc.constantFrom('branch', 'tag', 'missing'), (seen, more, what) => {
      fc.pre(seen.equal > 0);
      const worse = {
        ...seen,
        branches: what === 'branch' ? [...seen.branches, more] : seen.branches,
        tags: seen.tags + (what === 'tag' ? 1 : 0),
        missing: seen.missing + (what === 'missing' ? 1 : 0),
      };
      expect(severity(judged(worse).state)).toBeGreaterThanOrEqual(severity(judged(seen).state));
    }));
  });

  it('always fits the contract, and counts what it names', () => {
    fc.assert(fc.property(situation, (seen) => {
      const result = ComparedRefs.parse(judged(seen));
      expect(result.differences).toHaveLength(result.different + result.missing + result.extra);
    }));
  });
});

describe('unknownRefs', () => {
  it('carries why', () => {
    expect(ComparedRefs.parse(unknownRefs(timeout, AT))).toMatchObject({ state: 'unknown', failure: timeout, comparedAt: AT });
  });
});
