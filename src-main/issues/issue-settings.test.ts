import { expect, onTestFinished, test } from 'vitest';
import type { MirrorId } from '../../src-preload/contract/ids.ts';
import { DEFAULT_ISSUE_SYNC } from '../../src-preload/contract/models/issue-sync.ts';
import { ActivityList } from '../../src-preload/contract/models/activity.ts';
import { createJournal } from '../journal/journal.ts';
import { AppError } from '../rules/app-error.ts';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { createTestChance, createTestClock, openTestStore, quietLog } from '../store/testing/open-test-store.ts';
import { addInstance, addMirror, addPair } from '../store/testing/sample-world.ts';
import { configureIssueSync } from './configure-issue-sync.ts';
import { readHistory, readRunItems } from './read-history.ts';
import { readProblems } from './read-problems.ts';
import { removeIssueSync } from './remove-issue-sync.ts';
import { labelRules, peopleRules } from './sync-rules.ts';

const MINUTE = 60_000;

const open = () => {
  const store = openTestStore();
  onTestFinished(() => store.close());
  const [clock, chance] = [createTestClock(), createTestChance()];
  const nobody = (): never => {
    throw new Error('GitLab is not asked');
  };
  const journal = createJournal({ store, clock, chance, log: quietLog, to: nobody, onOpen: nobody });
  const [source, target] = [addInstance(store, 'North'), addInstance(store, 'South', 'https://south.example.com/gitlab')];
  const pairId = addPair(store, 'Pair', source, target);
  const mirrorId = addMirror(store, pairId, 1, 'group/api', 'copies/api');
  const deps = { store, journal, clock };
  const actions = () => store.activity.list(ActivityList.parse({ mirrorId })).items.map(({ action, subject }) => `${action} ${subject}`);
  return { store, clock, deps, pairId, mirrorId, actions };
};

const failureOfCall = async (work: Promise<unknown>) => {
  const error = await work.then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw error;
  return error.failure;
};

const unknownMirror = (mirrorId: MirrorId) => ({ mirrorId, offset: 0, limit: 10 });

test('turning it on is the mirror’s own word, and from this moment issues are new', async () => {
  const { deps, store, clock, mirrorId, actions } = open();
  const sync = await configureIssueSync(deps, { mirrorId, enabled: true, comments: false });
  expect(sync).toMatchObject({ enabled: true, baselineAt: clock.now(), watermark: null, nextRunAt: clock.now(), options: { ...DEFAULT_ISSUE_SYNC, comments: false } });
  expect(store.mirrors.stored(mirrorId).overrides.issueSyncEnabled).toBe(true);
  expect(actions()).toEqual(['issue_sync.configured group/api → copies/api']);
});

test('what is not named stays as it is', async () => {
  const { deps, clock, mirrorId } = open();
  await configureIssueSync(deps, { mirrorId, enabled: true, labels: false });
  const began = clock.now();
  clock.move(MINUTE);
  const sync = await configureIssueSync(deps, { mirrorId, deletions: 'apply' });
  expect(sync).toMatchObject({ enabled: true, baselineAt: began, options: { ...DEFAULT_ISSUE_SYNC, labels: false, deletions: 'apply' } });
});

test('options can be set before it is on, and null goes back to what the pair has', async () => {
  const { deps, store, pairId, mirrorId } = open();
  expect(await configureIssueSync(deps, { mirrorId, weight: false })).toMatchObject({ enabled: false, nextRunAt: null, options: { weight: false } });
  store.pairs.update(pairId, { issueSyncEnabled: true });
  expect(await configureIssueSync(deps, { mirrorId, enabled: false })).toMatchObject({ enabled: false });
  expect(await configureIssueSync(deps, { mirrorId, enabled: null })).toMatchObject({ enabled: true, options: { weight: false } });
  expect(store.mirrors.stored(mirrorId).overrides.issueSyncEnabled).toBeNull();
});

test('another choice of issues has the next run look at all of them again; nothing else has', async () => {
  const { deps, store, clock, mirrorId } = open();
  await configureIssueSync(deps, { mirrorId, enabled: true });
  const later = clock.now() + 15 * MINUTE;
  store.issueSyncs.update(mirrorId, { watermark: 7, nextRunAt: later });
  expect(await configureIssueSync(deps, { mirrorId, comments: false, existing: 'none', closedIssues: true })).toMatchObject({ watermark: 7, nextRunAt: later });
  expect(await configureIssueSync(deps, { mirrorId, existing: { since: 5 } })).toMatchObject({ watermark: null, nextRunAt: clock.now(), options: { existing: { since: 5 } } });
  store.issueSyncs.update(mirrorId, { watermark: 7 });
  expect(await configureIssueSync(deps, { mirrorId, existing: { since: 5 } })).toMatchObject({ watermark: 7 });
  expect(await configureIssueSync(deps, { mirrorId, confidential: 'skip' })).toMatchObject({ watermark: null });
});

test('a shorter interval holds at once, a longer one from the next run on', async () => {
  const { deps, store, clock, mirrorId } = open();
  await configureIssueSync(deps, { mirrorId, enabled: true });
  const later = clock.now() + 15 * MINUTE;
  store.issueSyncs.update(mirrorId, { nextRunAt: later });
  expect(await configureIssueSync(deps, { mirrorId, intervalMinutes: 60 })).toMatchObject({ nextRunAt: later });
  expect(await configureIssueSync(deps, { mirrorId, intervalMinutes: 5 })).toMatchObject({ nextRunAt: clock.now() + 5 * MINUTE });
});

test('a mirror that is being made or taken away is left alone', async () => {
  const { deps, store, mirrorId } = open();
  store.mirrors.update(mirrorId, { setup: 'removing' });
  expect(await failureOfCall(configureIssueSync(deps, { mirrorId, enabled: true }))).toEqual({ code: 'conflict', reason: 'being_changed' });
  expect(store.issueSyncs.find(mirrorId)).toBeNull();
});

test('removing it forgets the links, ends a run that waits, and keeps it off where the pair has it on', async () => {
  const { deps, store, clock, pairId, mirrorId, actions } = open();
  store.pairs.update(pairId, { issueSyncEnabled: true });
  await configureIssueSync(deps, { mirrorId, comments: false });
  store.issueLinks.insert({
    mirrorId, sourceIssueId: 1, sourceIid: 1, targetIssueId: 2, targetIid: 1, state: 'linked', sourceUpdatedAt: 1, targetUpdatedAt: 1, createdAt: 1, syncedAt: 1, base: {},
  });
  const jobId = store.jobs.enqueue({ kind: 'issue-sync', uniqueKey: 'k', mirrorId, input: {}, runAt: clock.now(), now: clock.now() });
  expect(await removeIssueSync(deps, { mirrorId })).toEqual({ removed: true, linksForgotten: 1 });
  expect(store.jobs.get(jobId).state).toBe('cancelled');
  expect(store.issueSyncs.get(mirrorId)).toMatchObject({ enabled: false, baselineAt: null, links: 0, jobId: null });
  expect(store.issueSyncs.withoutRow(10)).toEqual([]);
  expect(actions()[0]).toBe('issue_sync.removed group/api → copies/api');
});

test('removing it waits for a run that works', async () => {
  const { deps, store, clock, mirrorId } = open();
  await configureIssueSync(deps, { mirrorId, enabled: true });
  store.jobs.enqueue({ kind: 'issue-sync', uniqueKey: 'k', mirrorId, input: {}, runAt: clock.now(), now: clock.now() });
  store.jobs.claim('session', clock.now());
  expect(await failureOfCall(removeIssueSync(deps, { mirrorId }))).toEqual({ code: 'conflict', reason: 'being_changed' });
  expect(store.issueSyncs.get(mirrorId)).toMatchObject({ enabled: true });
});

test('runs, their items and problems tell where the issue and its copy stand', async () => {
  const { deps, store, clock, mirrorId } = open();
  const runId = store.issueRuns.start({ mirrorId, jobId: null, cause: 'person', now: clock.now() });
  const common = { sourceIid: 3, title: 'Issue', parts: [], failure: null };
  store.issueRuns.add(runId, { created: 1 }, [{ ...common, notKept: ['created_at'], targetIid: 8, action: 'create', reason: null, replaced: null }, { ...common, notKept: [], targetIid: null, action: 'skip', reason: 'loop', replaced: null }]);
  store.issueProblems.note({ ...common, mirrorId, kind: 'not_kept', sourceIssueId: 1, targetIid: 8, nextAttemptAt: null, now: clock.now() });
  const addresses = { sourceUrl: 'https://north.example.com/group/api/-/issues/3', targetUrl: 'https://south.example.com/gitlab/copies/api/-/issues/8' };
  expect(readHistory(deps, unknownMirror(mirrorId))).toMatchObject({ total: 1, items: [{ id: runId, created: 1 }] });
  expect(readRunItems(deps, { runId, offset: 0, limit: 10 }).items).toMatchObject([addresses, { ...addresses, targetUrl: null }]);
  for (const query of [{ mirrorId }, {}]) expect(readProblems(deps, { ...query, offset: 0, limit: 10 })).toMatchObject({ total: 1, items: [{ kind: 'not_kept', ...addresses }] });
});

test('rules are read, and replaced as a whole', () => {
  const { deps, mirrorId, actions } = open();
  const bug = { source: 'bug', action: 'mapped', target: 'defect', create: true } as const;
  expect(labelRules(deps, { mirrorId })).toEqual({ items: [], total: 0 });
  expect(labelRules(deps, { mirrorId, rules: [bug] })).toEqual({ items: [bug], total: 1 });
  expect(peopleRules(deps, { mirrorId, rules: [{ source: 'ann', target: 'asmith' }] })).toEqual({ items: [{ source: 'ann', target: 'asmith' }], total: 1 });
  expect(failureFrom(() => labelRules(deps, { mirrorId, rules: [bug, { ...bug, target: 'other' }] }))).toEqual({ code: 'invalid_input', field: 'rules.1.source', rule: 'duplicate' });
  expect(labelRules(deps, { mirrorId }).items).toEqual([bug]);
  expect(labelRules(deps, { mirrorId, rules: [] })).toEqual({ items: [], total: 0 });
  expect(peopleRules(deps, { mirrorId }).total).toBe(1);
  expect(actions()).toHaveLength(3);
});
