import { describe, expect, test } from 'vitest';
import { DEFAULT_ISSUE_SYNC, IssueSyncList } from '../../src-preload/contract/models/issue-sync.ts';
import { link, openIssues, problem, turnOn } from './testing/issue-world.ts';
import { MADE, NOTHING_OVERRIDDEN } from './testing/sample-world.ts';

describe('a sync', () => {
  test('of a mirror without a row has the defaults and is off', () => {
    const { store, first, pairId } = openIssues();
    expect(store.issueSyncs.get(first)).toEqual({
      mirrorId: first, pairId, sourcePath: 'group/c', targetPath: 'group/c', enabled: false, options: DEFAULT_ISSUE_SYNC, baselineAt: null, watermark: null,
      nextRunAt: null, links: 0, problems: 0, jobId: null, lastRun: null,
    });
    expect(store.issueSyncs.list(IssueSyncList.parse({}))).toEqual({ items: [], total: 0 });
    expect(store.issueSyncs.find(first)).toBeNull();
  });

  test('keeps its options, `since` with its moment', () => {
    const { store, first } = openIssues();
    turnOn(store, first);
    store.issueSyncs.update(first, { options: { existing: { since: 77 }, comments: false }, watermark: 5 });
    expect(store.issueSyncs.find(first)).toMatchObject({ watermark: 5, options: { ...DEFAULT_ISSUE_SYNC, existing: { since: 77 }, comments: false } });
    store.issueSyncs.update(first, { options: { existing: 'open' }, watermark: null });
    expect(store.issueSyncs.get(first)).toMatchObject({ watermark: null, options: { existing: 'open', comments: false } });
  });

  test('is switched by the mirror’s own word, else by the pair’s', () => {
    const { store, first, second, third, pairId } = openIssues();
    store.pairs.update(pairId, { issueSyncEnabled: true });
    store.mirrors.update(second, { overrides: { ...NOTHING_OVERRIDDEN, issueSyncEnabled: false } });
    expect(store.issueSyncs.get(first).enabled).toBe(true);
    expect(store.issueSyncs.get(second).enabled).toBe(false);
    expect(store.issueSyncs.withoutRow(10)).toEqual([first, third]);
  });

  test('is due when its time has come, it is on and its mirror stands', () => {
    const { store, first, second, third, source, target } = openIssues();
    turnOn(store, first, MADE + 2);
    turnOn(store, second, MADE + 1);
    turnOn(store, third, MADE + 3);
    store.mirrors.update(third, { setup: 'removing' });
    expect(store.issueSyncs.due(MADE + 5, 10).map(({ mirrorId }) => mirrorId)).toEqual([second, first]);
    expect(store.issueSyncs.due(MADE + 1, 10)).toEqual([
      { mirrorId: second, sourceInstanceId: source, sourceProjectId: 2, sourcePath: 'group/a', targetInstanceId: target, targetProjectId: 1_000_002, intervalMinutes: 15, watermark: null, nextRunAt: MADE + 1, sweptAt: null, retryAt: null },
    ]);
    store.issueSyncs.moveOn([{ mirrorId: first, watermark: 8, nextRunAt: MADE + 9 }, { mirrorId: second, watermark: 9, nextRunAt: MADE + 20 }]);
    expect(store.issueSyncs.find(first)).toMatchObject({ watermark: 8, nextRunAt: MADE + 9 });
    expect(store.issueSyncs.nextRunAt()).toBe(MADE + 9);
    store.mirrors.update(first, { overrides: NOTHING_OVERRIDDEN });
    expect(store.issueSyncs.nextRunAt()).toBe(MADE + 20);
  });

  test('that is removed takes all that it knew with it', () => {
    const { store, first, second } = openIssues();
    turnOn(store, first);
    turnOn(store, second);
    const linkId = store.issueLinks.insert(link(first, 1));
    store.noteLinks.put({ linkId, sourceNoteId: 1, targetNoteId: 2, sourceDiscussion: null, targetDiscussion: null, digest: 'd' });
    store.issueLinks.insert(link(second, 1));
    store.issueProblems.note(problem(first, 1));
    store.syncRules.setPeople(first, [{ source: 'a', target: 'b' }]);
    store.issueRuns.start({ mirrorId: first, jobId: null, cause: 'person', now: MADE });
    expect(store.issueSyncs.remove(first)).toEqual({ linksForgotten: 1 });
    expect(store.noteLinks.ofLink(linkId)).toEqual([]);
    expect(store.issueSyncs.get(first)).toMatchObject({ links: 0, problems: 0, lastRun: null, baselineAt: null });
    expect(store.issueLinks.count(second)).toBe(1);
  });
});
