import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ISSUE_SYNC } from '../../../src-preload/contract/models/issue-sync.ts';
import { failureFrom } from '../testing/failure-from.ts';
import { readContent } from './content-refused.ts';
import { type ExportFacts, pairFile, PairFileText } from './pair-file.ts';

const read = (content: unknown) => readContent(PairFileText, content);
const refusal = (content: unknown) => failureFrom(() => read(content));
const mirror = { source_project_path: 'a/b', target_project_path: 'c/d' };

/** As the web application writes it (its version 1.2.1). */
const ORIGINAL = {
  metadata: {
    exported_at: '2025-06-01T10:00:00Z', pair_name: 'Prod', source_instance_name: 'A', source_instance_url: 'https://a.example.com/', target_instance_name: 'B',
    target_instance_url: 'https://b.example.com', mirror_direction: 'pull', total_mirrors: 1,
  },
  mirrors: [{
    ...mirror, mirror_overwrite_diverged: true, mirror_trigger_builds: null, only_mirror_protected_branches: null, mirror_branch_regex: '^main$', issue_sync_enabled: null, enabled: false,
  }],
};

const flag = fc.option(fc.boolean());
const path = fc.stringMatching(/^[a-z][a-z0-9]{0,8}\/[a-z][a-z0-9]{0,8}$/);
const exportedMirror: fc.Arbitrary<ExportFacts['mirrors'][number]> = fc.record({
  source: path, target: path, enabled: fc.boolean(),
  overrides: fc.record({ overwriteDiverged: flag, triggerBuilds: flag, onlyProtectedBranches: flag, branchRegex: fc.option(fc.constantFrom('', '^main$')), issueSyncEnabled: flag }),
  issues: fc.record({
    options: fc.option(fc.constantFrom(DEFAULT_ISSUE_SYNC, { ...DEFAULT_ISSUE_SYNC, comments: false, existing: { since: 1_700_000_000_000 } })),
    labels: fc.constantFrom([], [{ source: 'bug', action: 'mapped' as const, target: 'Bug', create: true }]),
    people: fc.constantFrom([], [{ source: 'ann', target: 'bob' }]),
  }),
});
const PAIR: ExportFacts = {
  pair: { name: 'Prod', direction: 'push', overwriteDiverged: true, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: true },
  source: { name: 'A', origin: 'https://a.example.com' }, target: { name: 'B', origin: 'https://b.example.com' }, exportedAt: 1_700_000_000_000, mirrors: [],
};

describe('reading an exported pair', () => {
  it('takes what the web application wrote', () => {
    expect(read(ORIGINAL)).toEqual({
      origin: { sourceUrl: 'https://a.example.com/', targetUrl: 'https://b.example.com', direction: 'pull', defaults: {} },
      mirrors: [{
        source: 'a/b', target: 'c/d', enabled: false, issues: null,
        overrides: { overwriteDiverged: true, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: '^main$', issueSyncEnabled: null },
      }],
    });
  });

  it('needs no more than two paths', () => {
    expect(read({ mirrors: [mirror] }).mirrors).toMatchObject([{ source: 'a/b', target: 'c/d', enabled: true, issues: null }]);
    expect(read({ mirrors: [] })).toMatchObject({ mirrors: [], origin: { direction: null } });
  });

  it('says where a file is wrong, and shows no value of it', () => {
    const at = (where: string) => ({ code: 'file_refused', reason: 'content', where });
    expect(refusal({ mirrors: [mirror, { ...mirror, target_project_path: 'x'.repeat(501) }] })).toEqual(at('mirrors.1.target_project_path'));
    expect(refusal({ mirrors: [{ ...mirror, token: 'glpat-secret' }] })).toEqual(at('mirrors.0.token'));
    expect(refusal({ mirrors: Array.from({ length: 5001 }, () => mirror) })).toEqual(at('mirrors'));
    expect(refusal({ mirrors: [{ ...mirror, issue_sync: { interval_minutes: 1 } }] })).toEqual(at('mirrors.0.issue_sync.intervalMinutes'));
    expect(refusal({ mirrors: [{ ...mirror, label_rules: [{ source: 'a', action: 'mapped' }] }] })).toEqual(at('mirrors.0.label_rules.0.target'));
    expect(refusal([])).toEqual({ code: 'file_refused', reason: 'content', where: null });
    expect(refusal(null)).toMatchObject({ reason: 'content' });
  });
});

describe('writing an exported pair', () => {
  it('has the web application’s fields, by name and in its order', () => {
    const [written] = [pairFile({ ...PAIR, mirrors: [{ source: 'a/b', target: 'c/d', enabled: true, overrides: { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null }, issues: { options: null, labels: [], people: [] } }] })];
    expect(Object.keys(Object(written['metadata']))).toEqual(Object.keys(ORIGINAL.metadata));
    expect(Object.keys(Object(Object(written['mirrors'])[0]))).toEqual(Object.keys(ORIGINAL.mirrors[0] ?? {}));
    expect(written['metadata']).toMatchObject({ exported_at: '2023-11-14T22:13:20.000Z', total_mirrors: 1 });
  });

  it('comes back as it was, whatever the mirrors are', () => {
    fc.assert(fc.property(fc.uniqueArray(exportedMirror, { maxLength: 20, selector: ({ source, target }) => `${source} ${target}` }), (mirrors) => {
      const back = read(JSON.parse(JSON.stringify(pairFile({ ...PAIR, mirrors }))));
      expect(back.origin).toEqual({ sourceUrl: 'https://a.example.com', targetUrl: 'https://b.example.com', direction: 'push', defaults: { overwriteDiverged: true, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: true } });
      const plain = (issues: ExportFacts['mirrors'][number]['issues']) =>
        issues.options === null && issues.labels.length === 0 && issues.people.length === 0 ? null : { ...issues, options: issues.options ?? {} };
      const wanted = new Map(mirrors.map((one) => [`${one.source} ${one.target}`, { ...one, issues: plain(one.issues) }]));
      expect(back.mirrors).toHaveLength(mirrors.length);
      for (const one of back.mirrors) expect(one).toEqual(wanted.get(`${one.source} ${one.target}`));
    }));
  });

  it('is the same text whatever order the mirrors come in', () => {
    fc.assert(fc.property(fc.uniqueArray(exportedMirror, { maxLength: 20, selector: ({ source, target }) => `${source} ${target}` }), (mirrors) => {
      expect(JSON.stringify(pairFile({ ...PAIR, mirrors: mirrors.toReversed() }))).toBe(JSON.stringify(pairFile({ ...PAIR, mirrors })));
    }));
  });
});
