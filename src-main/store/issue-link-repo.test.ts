import { describe, expect, test } from 'vitest';
import { failureFrom } from '../rules/testing/failure-from.ts';
import { link, openIssues } from './testing/issue-world.ts';

describe('links', () => {
  test('of a page of issues are found at once, with their bases', () => {
    const { store, first, second } = openIssues();
    for (const n of [1, 2, 3]) store.issueLinks.insert(link(first, n));
    store.issueLinks.insert(link(second, 1));
    const found = store.issueLinks.ofSources(first, [1001, 1003, 9999]);
    expect(found.map(({ sourceIid, base }) => [sourceIid, base])).toEqual([[1, { title: 'd1' }], [3, { title: 'd3' }]]);
    expect(store.issueLinks.findByCopy(first, 5002)?.sourceIid).toBe(2);
    expect(store.issueLinks.findByCopy(second, 5002)).toBeNull();
  });

  test('tell which issues of a server are copies, and of what', () => {
    const { store, first, source, target } = openIssues();
    store.issueLinks.insert(link(first, 1));
    expect(store.issueLinks.copiesAmong(target, [5001, 5002])).toEqual([{ issueId: 5001, mirrorId: first, sourceInstanceId: source, sourceProjectId: 1, sourceIssueId: 1001, sourceIid: 1 }]);
    expect(store.issueLinks.copiesAmong(source, [5001])).toEqual([]);
  });

  test('are walked through once each, without those that are let go of', () => {
    const { store, first } = openIssues();
    const ids = [1, 2, 3, 4].map((n) => store.issueLinks.insert(link(first, n)));
    const [second] = ids.slice(1);
    if (second === undefined) throw new Error('no link');
    store.issueLinks.update(second, { state: 'released' });
    const seen = [...store.issueLinks.walk(first, null, 2), ...store.issueLinks.walk(first, ids[2] ?? null, 2)];
    expect(seen.map(({ sourceIid }) => sourceIid)).toEqual([1, 3, 4]);
    expect(store.issueLinks.count(first)).toBe(3);
  });

  test('change only in what is named', () => {
    const { store, first } = openIssues();
    const id = store.issueLinks.insert(link(first, 1));
    store.issueLinks.update(id, {});
    store.issueLinks.update(id, { sourceUpdatedAt: null, base: { title: 'new' } });
    expect(store.issueLinks.get(id)).toEqual({ id, ...link(first, 1, { sourceUpdatedAt: null, base: { title: 'new' } }) });
    store.issueLinks.remove(id);
    store.issueLinks.remove(id);
    expect(failureFrom(() => store.issueLinks.get(id))).toEqual({ code: 'not_found', kind: 'issue' });
  });

  test('of notes and files are put and replaced', () => {
    const { store, first } = openIssues();
    const [one, two] = [1, 2].map((n) => store.issueLinks.insert(link(first, n)));
    if (one === undefined || two === undefined) throw new Error('no link');
    const note = { linkId: one, sourceNoteId: 7, targetNoteId: 70, sourceDiscussion: 'a', targetDiscussion: null, digest: 'x' };
    store.noteLinks.put({ ...note, sourceNoteId: 8, targetNoteId: 80 });
    store.noteLinks.put(note);
    store.noteLinks.put({ ...note, digest: 'y' });
    expect(store.noteLinks.ofLink(one).map(({ sourceNoteId, digest }) => [sourceNoteId, digest])).toEqual([[7, 'y'], [8, 'x']]);
    expect(store.noteLinks.withNotes([one, two])).toEqual(new Set([one]));
    store.noteLinks.remove(one, 7);
    expect(store.noteLinks.ofLink(one)).toHaveLength(1);

    const upload = { mirrorId: first, sourceRef: 's/a.png', digest: 'd', targetPath: '/uploads/t/a.png', bytes: 3 };
    store.uploadLinks.put(upload);
    store.uploadLinks.put({ ...upload, bytes: 4 });
    expect(store.uploadLinks.ofRefs(first, ['s/a.png', 's/b.png'])).toEqual([{ ...upload, bytes: 4 }]);
    expect(store.uploadLinks.findByDigest(first, 'd')?.targetPath).toBe('/uploads/t/a.png');
    expect(store.uploadLinks.findByDigest(first, 'e')).toBeNull();
  });
});
