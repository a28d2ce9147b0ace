import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { DEFAULT_ISSUE_SYNC } from '../../../src-preload/contract/models/issue-sync.ts';
import type { NewRunItem, NotedProblem, StoredIssueLink } from '../issue-store.ts';
import type { Store } from '../store.ts';
import { openTestStore } from './open-test-store.ts';
import { addInstance, addMirror, addPair, MADE, NOTHING_OVERRIDDEN } from './sample-world.ts';

export const MINUTE = 60_000;

/** Two instances and three mirrors; their paths fall in another order than their ids. */
export const openIssues = () => {
  const store = openTestStore();
  const [source, target] = [addInstance(store, 'North'), addInstance(store, 'South')];
  const pairId = addPair(store, 'Pair', source, target);
  const mirrors = [1, 2, 3].map((id) => addMirror(store, pairId, id, `group/${'cab'[id - 1]}`));
  const [first, second, third] = mirrors;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no mirror');
  return { store, source, target, pairId, first, second, third };
};

export const turnOn = (store: Store, id: MirrorId, nextRunAt = MADE): void => {
  store.mirrors.update(id, { overrides: { ...NOTHING_OVERRIDDEN, issueSyncEnabled: true } });
  store.issueSyncs.insert({ mirrorId: id, options: DEFAULT_ISSUE_SYNC, baselineAt: MADE, nextRunAt, createdAt: MADE });
};

export const link = (mirrorId: MirrorId, n: number, change: Partial<StoredIssueLink> = {}): Omit<StoredIssueLink, 'id'> => ({
  mirrorId, sourceIssueId: 1000 + n, sourceIid: n, targetIssueId: 5000 + n, targetIid: n, state: 'linked', sourceUpdatedAt: MADE, targetUpdatedAt: MADE,
  createdAt: MADE, syncedAt: MADE, base: { title: `d${n}` }, ...change,
});

export const problem = (mirrorId: MirrorId, n: number, change: Partial<NotedProblem> = {}): NotedProblem => ({
  mirrorId, kind: 'failed', sourceIssueId: 1000 + n, sourceIid: n, targetIid: null, title: `Issue ${n}`, parts: ['title'],
  failure: { code: 'unreachable', instanceId: null, reason: 'timeout' }, nextAttemptAt: MADE + MINUTE, now: MADE, ...change,
});

export const runItem = (sourceIid: number, action: NewRunItem['action'] = 'create'): NewRunItem => ({
  sourceIid, targetIid: null, title: `Issue ${sourceIid}`, action, reason: null, parts: ['title', 'labels'], notKept: [], failure: null, replaced: null,
});
