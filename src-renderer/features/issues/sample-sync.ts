import { DEFAULT_ISSUE_SYNC, IssueProblem, IssueRun, IssueRunItem, IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { NOW } from '../mirrors/sample-mirror.ts';

type Ids = 'id' | 'mirrorId' | 'pairId' | 'jobId';

/** For tests: a scheduled run that made one issue and changed two, with the given parts changed. */
export const aRun = (changes: Partial<Omit<IssueRun, Ids>> & { id?: number; jobId?: number } = {}): IssueRun =>
  IssueRun.parse({
    id: 31, mirrorId: 7, jobId: null, cause: 'schedule', state: 'succeeded', listed: 3, created: 1, updated: 2, unchanged: 0, skipped: 0, failed: 0, deleted: 0, comments: 0, uploads: 0,
    estimatedRequests: null, estimatedMs: null, notKept: [], failure: null, startedAt: NOW - 300_000, finishedAt: NOW - 295_000, ...changes,
  });

/** For tests: the sync of mirror 7, switched on, that ran once. */
export const aSync = (changes: Partial<Omit<IssueSync, Ids>> & { mirrorId?: number; jobId?: number | null } = {}): IssueSync =>
  IssueSync.parse({
    mirrorId: 7, pairId: 2, sourcePath: 'platform/billing', targetPath: 'company/billing', enabled: true, options: DEFAULT_ISSUE_SYNC, baselineAt: NOW - 86_400_000, watermark: NOW - 300_000,
    nextRunAt: NOW + 600_000, links: 12, problems: 0, jobId: null, lastRun: aRun(), ...changes,
  });

/** For tests: issue 4, changed by a run. */
export const anItem = (changes: Partial<Omit<IssueRunItem, 'index'>> & { index?: number } = {}): IssueRunItem =>
  IssueRunItem.parse({
    index: 0, sourceIid: 4, targetIid: 9, sourceUrl: 'https://git.company.example/platform/billing/-/issues/4', targetUrl: 'https://gitlab.com/company/billing/-/issues/9', title: 'Invoices lack the tax number',
    action: 'update', reason: null, parts: ['title', 'labels'], notKept: [], failure: null, replaced: null, ...changes,
  });

/** For tests: issue 4 could not be copied once. */
export const aProblem = (changes: Partial<Omit<IssueProblem, Ids>> & { id?: number } = {}): IssueProblem =>
  IssueProblem.parse({
    id: 5, mirrorId: 7, kind: 'failed', sourceIid: 4, targetIid: null, sourceUrl: 'https://git.company.example/platform/billing/-/issues/4', targetUrl: null, title: 'Invoices lack the tax number', parts: [],
    failure: { code: 'refused_by_gitlab', instanceId: 3, endpoint: 'POST /projects/:id/issues', status: 422, field: 'title', words: 'is too long' }, attempts: 1, nextAttemptAt: NOW + 60_000, firstAt: NOW - 60_000, lastAt: NOW - 60_000, ...changes,
  });
