import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refFilter } from './branch-filter.ts';
import { failureFrom } from './testing/failure-from.ts';

const all = { onlyProtectedBranches: false, branchRegex: null };
const onlyProtected = { onlyProtectedBranches: true, branchRegex: null };
const byRegex = (branchRegex: string) => ({ onlyProtectedBranches: false, branchRegex });
const name = fc.stringMatching(/^[a-z0-9/.-]{1,20}$/);

describe('refFilter', () => {
  it('lets every branch and tag pass without a filter, and no other ref', () => {
    const passes = refFilter(all, []);
    expect(['refs/heads/main', 'refs/heads/a/b', 'refs/tags/v1'].map(passes)).toEqual([true, true, true]);
    expect(['refs/merge-requests/1/head', 'refs/keep-around/abc', 'refs/pipelines/1', 'HEAD', 'refs/environments/x'].map(passes)).toEqual([false, false, false, false, false]);
  });

  it('always lets tags pass, as GitLab does', () => {
    fc.assert(fc.property(name, fc.constantFrom(onlyProtected, byRegex('^nothing$')), (tag, filter) => {
      expect(refFilter(filter, [])(`refs/tags/${tag}`)).toBe(true);
    }));
  });

  it('finds the regex anywhere in the branch name unless it is anchored', () => {
    expect(refFilter(byRegex('release'), [])('refs/heads/my-release-1')).toBe(true);
    expect(refFilter(byRegex('^release'), [])('refs/heads/my-release-1')).toBe(false);
    expect(refFilter(byRegex('^heads'), [])('refs/heads/main')).toBe(false);
  });

  it('answers the same however often it is asked', () => {
    const passes = refFilter(byRegex('main'), []);
    expect([1, 2, 3].map(() => passes('refs/heads/main'))).toEqual([true, true, true]);
  });

  it.each([
    ['main', 'main', true], ['main', 'mains', false], ['release/*', 'release/1/2', true], ['release/*', 'release/', true], ['release/*', 'my-release/1', false],
    ['*-stable', '1-0-stable', true], ['*-stable', '1-0-stable-ee', false], ['*', 'anything/at.all', true], ['a*b*c', 'aXbYc', true], ['a*b*c', 'acb', false],
    ['ab*ba', 'aba', false], ['v1.*', 'v1x', false], ['**', 'x', true], ['a*a*a', 'aa', false],
  ])('matches protected name %s with branch %s: %s', (pattern, branch, expected) => {
    expect(refFilter(onlyProtected, [pattern])(`refs/heads/${branch}`)).toBe(expected);
  });

  it('agrees with a regular expression on every wildcard', () => {
    const pattern = fc.array(fc.constantFrom('a', 'b', '/', '.', '*'), { minLength: 1, maxLength: 8 }).map((letters) => letters.join(''));
    const branch = fc.array(fc.constantFrom('a', 'b', '/', '.'), { minLength: 1, maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(fc.property(pattern, branch, (wildcard, text) => {
      const expected = new RegExp(`^${wildcard.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(text);
      expect(refFilter(onlyProtected, [wildcard])(`refs/heads/${text}`)).toBe(expected);
    }), { numRuns: 1000 });
  });

  it('lets no branch pass where none is protected', () => {
    expect(refFilter(onlyProtected, [])('refs/heads/main')).toBe(false);
  });

  it('fails on a regex that GitLab would refuse', () => {
    expect(failureFrom(() => refFilter(byRegex('(?=x)'), []))).toMatchObject({ code: 'invalid_input', rule: 're2' });
  });

  it('takes any text or refuses it as not RE2, and always answers', () => {
    const regexLike = fc.array(fc.constantFrom('a', '(', ')', '[', ']', '*', '+', '?', '{2}', '|', '^', '$', '\\', '\\d', '(?:', '(?i)', '.', '-', 'é')).map((parts) => parts.join(''));
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), regexLike), name, (regex, branch) => {
      const refused = failureFrom(() => expect(typeof refFilter(byRegex(regex), [])(`refs/heads/${branch}`)).toBe('boolean'));
      expect([undefined, 'invalid_input']).toContain(refused?.code);
    }), { numRuns: 500 });
  });
});
