import { createHash, createHmac } from 'node:crypto';
import { DEFAULT_ISSUE_SYNC } from '../../../../src-preload/contract/models/issue-sync.ts';
import type { Issue, Note } from '../issue.ts';
import type { CopySetup } from '../setup.ts';

export const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');
export const sign = (text: string): string => createHmac('sha256', 'the key of the tests').update(text).digest('hex');

export const SOURCE = { url: 'https://git.example.com:8443/gitlab', hosts: ['git.example.com:8443/gitlab', 'old.example.com'], projectId: 7, path: 'group/app' };
export const TARGET = { hosts: ['gitlab.com', 'altssh.gitlab.com'], projectId: 70, path: 'team/app' };

/** An issue of the source with nothing special about it. */
export const issueOf = (changes: Partial<Issue> = {}): Issue => ({
  id: 501, iid: 5, title: 'Login fails', description: 'It does not work.', state: 'opened', confidential: false, type: 'issue', labels: [],
  author: { username: 'ann', name: 'Ann Example' }, assignees: [], milestone: null, iteration: null, epic: null, weight: null, dueDate: null,
  timeEstimate: 0, timeSpent: 0, noteCount: 0, movedToId: null, webUrl: `${SOURCE.url}/group/app/-/issues/5`,
  createdAt: Date.UTC(2026, 2, 1, 12, 30), updatedAt: Date.UTC(2026, 2, 2), ...changes,
});

export const noteOf = (changes: Partial<Note> = {}): Note => ({
  id: 9001, body: 'Same here.', author: { username: 'bo', name: 'Bo' }, system: false, internal: false, createdAt: Date.UTC(2026, 2, 2), updatedAt: Date.UTC(2026, 2, 2), ...changes,
});

/** Everything existing is copied to a target of which everything is known and possible. */
export const setupOf = (changes: Partial<CopySetup> = {}): CopySetup => ({
  options: { ...DEFAULT_ISSUE_SYNC, existing: 'all' },
  rules: { labels: new Map(), people: new Map(), strangers: new Set(), milestones: new Map(), targetLabels: null },
  facts: { premium: true, internalNotes: true, issueTypes: ['issue', 'incident'], keepsDates: null },
  source: SOURCE, target: TARGET, baselineAt: Date.UTC(2026, 0, 1), digest, sign, ...changes,
});
