import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRefs } from './compare-refs.ts';

const everything = () => true;
const refName = fc.constantFrom('refs/heads/a', 'refs/heads/b', 'refs/heads/c/d', 'refs/tags/v1', 'refs/tags/v1^{}', 'refs/tags/v2', 'refs/merge-requests/1/head', 'HEAD');
const refs = fc.array(fc.tuple(refName, fc.constantFrom('1'.repeat(40), '2'.repeat(40)))).map((entries) => new Map<string, string>(entries));
const filter = fc.array(refName).map((names) => {
  const chosen = new Set<string>(names);
  return (ref: string) => chosen.has(ref);
});
const isRef = (name: string) => /^refs\/(heads|tags)\//.test(name) && !name.endsWith('^{}');

describe('compareRefs', () => {
  it('sorts each ref into its list', () => {
    const source = new Map([['refs/heads/main', 'a1'], ['refs/heads/dev', 'b2'], ['refs/heads/new', 'c1'], ['refs/tags/v1', 't1'], ['refs/tags/v2', 'u2'], ['HEAD', 'a1']]);
    const target = new Map([['refs/heads/main', 'a1'], ['refs/heads/dev', 'b1'], ['refs/heads/old', 'd1'], ['refs/tags/v1', 't1'], ['refs/tags/v2', 'u1'], ['refs/keep-around/x', 'x']]);
    expect(compareRefs(source, target, everything)).toEqual({
      equal: 2,
      differing: [{ name: 'refs/heads/dev', sourceSha: 'b2', targetSha: 'b1' }],
      differingTags: [{ name: 'refs/tags/v2', sourceSha: 'u2', targetSha: 'u1' }],
      missing: [{ name: 'refs/heads/new', sourceSha: 'c1' }],
      extra: [{ name: 'refs/heads/old', targetSha: 'd1' }],
    });
  });

  it('counts every ref of the source that passes exactly once, and every one of the target', () => {
    fc.assert(fc.property(refs, refs, filter, (source, target, passes) => {
      const { equal, differing, differingTags, missing, extra } = compareRefs(source, target, passes);
      const common = equal + differing.length + differingTags.length;
      expect(common + missing.length).toBe([...source.keys()].filter((name) => isRef(name) && passes(name)).length);
      expect(common + extra.length).toBe([...target.keys()].filter((name) => isRef(name) && passes(name)).length);
    }));
  });

  it('finds a side equal to itself', () => {
    fc.assert(fc.property(refs, filter, (side, passes) => {
      expect(compareRefs(side, new Map(side), passes)).toMatchObject({ differing: [], differingTags: [], missing: [], extra: [] });
    }));
  });

  it('finds missing what the other way round is extra', () => {
    fc.assert(fc.property(refs, refs, filter, (source, target, passes) => {
      const there = compareRefs(source, target, passes);
      const back = compareRefs(target, source, passes);
      expect(there.missing.map((one) => one.name).toSorted()).toEqual(back.extra.map((one) => one.name).toSorted());
      expect(there.equal).toBe(back.equal);
    }));
  });
});
