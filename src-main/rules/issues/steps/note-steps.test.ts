import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Discussion } from '../issue.ts';
import { digest, issueOf, noteOf, setupOf } from '../testing/samples.ts';
import type { NoteLinkState } from './note-steps.ts';
import { noteDigest, noteSteps } from './note-steps.ts';

const SETUP = setupOf();
const single = (...notes: Discussion['notes']): Discussion[] => notes.map((note) => ({ id: `d${note.id}`, individual: true, notes: [note] }));
const linkOf = (note: Discussion['notes'][number], changes: Partial<NoteLinkState> = {}): NoteLinkState => ({
  sourceNoteId: note.id, targetNoteId: note.id + 1000, sourceDiscussion: null, targetDiscussion: null, digest: noteDigest(note, digest), ...changes,
});
const plan = (discussions: readonly Discussion[], links: readonly NoteLinkState[] = [], setup = SETUP) => noteSteps(issueOf(), discussions, links, setup);

describe('comments', () => {
  it('are made oldest first over all threads, without system notes, and a reply after what it answers', () => {
    const note = fc.record({ at: fc.integer({ min: 0, max: 5 }), thread: fc.integer({ min: 0, max: 3 }), system: fc.boolean() });
    fc.assert(fc.property(fc.array(note, { maxLength: 20 }), (all) => {
      const notes = all.map(({ at, thread, system }, index) => ({ thread, note: noteOf({ id: index + 1, createdAt: at, system }) }));
      const discussions = [0, 1, 2, 3].map((thread): Discussion => ({
        id: `t${thread}`, individual: false, notes: notes.filter((one) => one.thread === thread).map((one) => one.note).toSorted((a, b) => a.createdAt - b.createdAt || a.id - b.id),
      }));
      const { steps } = plan(discussions);
      const made = steps.flatMap((step) => (step.do === 'start_thread' || step.do === 'reply' ? [step] : []));
      expect(made.map(({ createdAt }) => createdAt)).toEqual(made.map(({ createdAt }) => createdAt).toSorted((a, b) => a - b));
      expect(made.map(({ noteId }) => noteId).toSorted((a, b) => a - b)).toEqual(notes.filter((one) => !one.note.system).map((one) => one.note.id));
      const started = new Set<string>();
      for (const step of made) {
        expect(started.has(step.discussion)).toBe(step.do === 'reply');
        started.add(step.discussion);
      }
    }));
  });

  it('that are there cost nothing; edited ones are edited', () => {
    const note = noteOf();
    expect(plan(single(note), [linkOf(note)])).toEqual({ steps: [], lost: [] });
    expect(plan(single({ ...note, body: 'Changed.' }), [linkOf(note)]).steps).toMatchObject([{ do: 'edit_note', noteId: 9001, targetNoteId: 10_001 }]);
  });

  it('join the thread of what they answer, or stand alone where it has none', () => {
    const [root, reply] = [noteOf({ id: 1, createdAt: 1 }), noteOf({ id: 2, createdAt: 2 })];
    const thread: Discussion[] = [{ id: 'd', individual: false, notes: [root, reply] }];
    expect(plan(thread).steps.map((step) => step.do)).toEqual(['start_thread', 'reply']);
    expect(plan(thread, [linkOf(root, { targetDiscussion: 'td' })])).toMatchObject({ steps: [{ do: 'reply', targetDiscussion: 'td' }], lost: [] });
    expect(plan(thread, [linkOf(root)])).toMatchObject({ steps: [{ do: 'create_note' }], lost: ['threads'] });
  });

  it('that are internal stay so, or are not copied', () => {
    const note = noteOf({ internal: true });
    expect(plan(single(note)).steps).toMatchObject([{ do: 'create_note', internal: true }]);
    expect(plan([{ id: 'd', individual: false, notes: [note] }])).toMatchObject({ steps: [{ do: 'create_note', internal: true }], lost: ['threads'] });
    expect(plan(single(note), [], setupOf({ facts: { ...SETUP.facts, internalNotes: false } }))).toEqual({ steps: [], lost: ['comments'] });
    expect(plan(single(note), [], setupOf({ options: { ...SETUP.options, confidential: 'skip' } }))).toEqual({ steps: [], lost: [] });
  });

  it('that are deleted go only where that is asked for', () => {
    const note = noteOf();
    expect(plan([], [linkOf(note)]).steps).toEqual([]);
    expect(plan([], [linkOf(note)], setupOf({ options: { ...SETUP.options, deletions: 'apply' } })).steps).toEqual([{ do: 'delete_note', noteId: 9001, targetNoteId: 10_001 }]);
  });
});
