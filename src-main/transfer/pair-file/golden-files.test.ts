import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_ISSUE_SYNC } from '../../../src-preload/contract/models/issue-sync.ts';
import { readContent } from '../../rules/transfer/content-refused.ts';
import { type ExportFacts, PairFileText } from '../../rules/transfer/pair-file.ts';
import { parseText } from '../parse-text.ts';
import { pairText } from './export-pair.ts';

/** Files as they were written once: they stay readable, and what we write stays what others read. */
const golden = (name: string): string => readFileSync(path.join(import.meta.dirname, 'testing', name), 'utf8');
const read = (text: string) => readContent(PairFileText, parseText(text));

const INHERITS = { overwriteDiverged: null, triggerBuilds: null, onlyProtectedBranches: null, branchRegex: null, issueSyncEnabled: null };
const FACTS: ExportFacts = {
  pair: { name: 'Prod', direction: 'pull', overwriteDiverged: true, triggerBuilds: false, onlyProtectedBranches: false, branchRegex: null, issueSyncEnabled: false },
  source: { name: 'Company', origin: 'https://gitlab.example.com' }, target: { name: 'Cloud', origin: 'https://gitlab.com' }, exportedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
  mirrors: [
    { source: 'platform/web', target: 'mirror/web', enabled: false, overrides: { ...INHERITS, branchRegex: '^(main|release/.+)$', overwriteDiverged: false }, issues: { options: null, labels: [], people: [] } },
    {
      source: 'platform/api', target: 'mirror/api', enabled: true, overrides: { ...INHERITS, issueSyncEnabled: true },
      issues: {
        options: { ...DEFAULT_ISSUE_SYNC, comments: true, existing: { since: Date.UTC(2026, 0, 1) }, intervalMinutes: 30 },
        labels: [{ source: 'bug', action: 'mapped', target: 'Bug', create: true }], people: [{ source: 'ann', target: 'bob' }],
      },
    },
  ],
};

describe('the file of a pair', () => {
  it('that the web application wrote is read as it meant it', () => {
    expect(read(golden('web-application-1.2.1.json'))).toEqual({
      origin: { sourceUrl: 'https://gitlab.example.com', targetUrl: 'https://gitlab.com', direction: 'push', defaults: {} },
      mirrors: [
        { source: 'platform/api', target: 'mirror/api', enabled: true, issues: null, overrides: INHERITS },
        { source: 'platform/web', target: 'mirror/web', enabled: false, issues: null, overrides: { overwriteDiverged: true, triggerBuilds: false, onlyProtectedBranches: true, branchRegex: '^main$', issueSyncEnabled: false } },
      ],
    });
  });

  it.each([['json', 'pair.json'], ['yaml', 'pair.yaml']] as const)('is written as %s as it always was, and read back whole', async (format, name) => {
    expect(await pairText({ ...FACTS, exportedAt: format === 'json' ? FACTS.exportedAt : null }, format)).toBe(golden(name));
    const { mirrors, origin } = read(golden(name));
    expect(origin).toMatchObject({ direction: 'pull', sourceUrl: 'https://gitlab.example.com', defaults: { overwriteDiverged: true, branchRegex: null } });
    expect(mirrors.map(({ source, enabled, overrides }) => ({ source, enabled, overrides }))).toEqual([FACTS.mirrors[1], FACTS.mirrors[0]].map((one) => ({ source: one?.source, enabled: one?.enabled, overrides: one?.overrides })));
    expect(mirrors[0]?.issues).toMatchObject({ options: { comments: true, existing: { since: Date.UTC(2026, 0, 1) }, intervalMinutes: 30 }, labels: FACTS.mirrors[1]?.issues.labels, people: [{ source: 'ann', target: 'bob' }] });
  });
});
