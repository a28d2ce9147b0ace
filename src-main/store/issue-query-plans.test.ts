import { afterAll, describe, expect, test } from 'vitest';
import { IssueLinkId, type MirrorId } from '../../src-preload/contract/ids.ts';
import { DEFAULT_ISSUE_SYNC, IssueSyncList } from '../../src-preload/contract/models/issue-sync.ts';
import { MirrorList } from '../../src-preload/contract/models/mirror.ts';
import { openPlannedStore } from './testing/planned-store.ts';
import { fillStore, MADE } from './testing/sample-world.ts';

const { store, plansOf } = openPlannedStore();
fillStore(store, 20);
const mirrors = store.mirrors.list(MirrorList.parse({}), { now: MADE, expiryWarningDays: 30 }).items.map(({ id }) => id);
const [mirrorId] = mirrors;
const [instance] = store.instances.allStored();
if (mirrorId === undefined || instance === undefined) throw new Error('the sample is empty');

const addLinks = (id: MirrorId, count: number): void => {
  for (let n = 1; n <= count; n += 1) {
    store.issueLinks.insert({
      mirrorId: id, sourceIssueId: 1_000_000 + n, sourceIid: n, targetIssueId: 2_000_000 + n, targetIid: n, state: 'linked',
      sourceUpdatedAt: MADE, targetUpdatedAt: MADE, createdAt: MADE, syncedAt: MADE, base: { title: 'd', labels: ['bug', 'docs'] },
    });
  }
};
store.transaction(() => {
  for (const id of mirrors) store.issueSyncs.insert({ mirrorId: id, options: DEFAULT_ISSUE_SYNC, baselineAt: MADE, nextRunAt: MADE + id, createdAt: MADE });
  addLinks(mirrorId, 300);
});

afterAll(() => store.close());

describe('what a run asks of the store', () => {
  const page = Array.from({ length: 100 }, (_, n) => 1_000_000 + n * 3 + 1);

  test('finds the links of a page of issues in one statement, by index', () => {
    const plans = plansOf(() => expect(store.issueLinks.ofSources(mirrorId, page)).toHaveLength(100));
    expect(plans).toEqual(['SEARCH issue_links USING INDEX issue_links_source (mirror_id=? AND source_issue_id=?)']);
  });

  test.each([
    ['which issues are copies', () => store.issueLinks.copiesAmong(instance.id, page.map((id) => id + 1_000_000)), /SEARCH issue_links USING INDEX issue_links_by_copy \(target_issue_id=\?\)/],
    ['a link by its copy', () => store.issueLinks.findByCopy(mirrorId, 2_000_001), /issue_links USING INDEX issue_links_copy \(mirror_id=\? AND target_issue_id=\?\)/],
    ['the next links of a walk', () => store.issueLinks.walk(mirrorId, IssueLinkId.parse(40_000), 100), /^SEARCH issue_links USING INDEX issue_links_state \(mirror_id=\? AND state=\? AND id>\?\)$/],
    ['how many links there are', () => store.issueLinks.count(mirrorId), /^SEARCH issue_links USING COVERING INDEX issue_links_state \(mirror_id=\? AND state=\?\)$/],
    ['the notes of a link', () => store.noteLinks.ofLink(IssueLinkId.parse(1)), /^SEARCH note_links USING INDEX sqlite_autoindex_note_links_1 \(link_id=\?\)$/],
    ['files by what they hold', () => store.uploadLinks.findByDigest(mirrorId, 'x'), /USING INDEX upload_links_digest \(mirror_id=\? AND digest=\?\)/],
    ['what fell due', () => store.issueProblems.due(mirrorId, MADE, 100), /^SEARCH issue_problems USING INDEX issue_problems_due \(mirror_id=\? AND next_attempt_at<\?\)$/],
    ['which syncs are due', () => store.issueSyncs.due(MADE + 5, 100), /^SEARCH issue_syncs USING INDEX issue_syncs_due \(next_run_at<\?\)/],
  ])('%s without looking through all', (_what, work, plan) => {
    const [only, ...more] = plansOf(work);
    expect(only).toMatch(plan);
    expect(only).not.toMatch(/SCAN|TEMP B-TREE/);
    expect(more).toEqual([]);
  });
});

describe('what a screen asks', () => {
  test.each(IssueSyncList.shape.orderBy.unwrap().options)('a page of syncs by %s looks into links, problems, runs and jobs by index only', (orderBy) => {
    const plans = plansOf(() => store.issueSyncs.list(IssueSyncList.parse({ orderBy, hasProblems: false, state: 'never' })));
    for (const plan of plans) expect(plan).not.toMatch(/SCAN (issue_links|issue_problems|issue_runs|r|jobs)\b/);
  });

  test('a page of syncs by source path is read in the order of an index', () => {
    const [, ids] = plansOf(() => store.issueSyncs.list(IssueSyncList.parse({})));
    expect(ids).toMatch(/^SCAN mirrors USING INDEX mirrors_source_path/);
    expect(ids).not.toContain('TEMP B-TREE');
  });

  test('history, items and problems come in the order of an index', () => {
    const runId = store.issueRuns.start({ mirrorId, jobId: null, cause: 'person', now: MADE });
    const paging = { offset: 0, limit: 10 };
    const plans = [
      () => store.issueRuns.history({ mirrorId, ...paging }), () => store.issueRuns.items({ runId, ...paging }),
      () => store.issueRuns.items({ runId, action: 'fail', ...paging }), () => store.issueProblems.list({ mirrorId, ...paging }),
    ].flatMap((work) => plansOf(work));
    for (const plan of plans) expect(plan).not.toMatch(/SCAN/);
    // Problems noted in the same millisecond are sorted by their ids; the moments themselves come from the index.
    expect(plans.filter((plan) => plan.includes('TEMP B-TREE FOR ORDER BY'))).toEqual([]);
  });
});
