import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Access } from './access.ts';
import { noteLinks } from './issue-schema.ts';
import type { NoteLinkRepo } from './issue-store.ts';

export const createNoteLinkRepo = ({ read, write }: Access): NoteLinkRepo => ({
  ofLink: (linkId) => read((db) => db.select().from(noteLinks).where(eq(noteLinks.linkId, linkId)).orderBy(asc(noteLinks.sourceNoteId)).all()),

  withNotes: (linkIds) =>
    read((db) => new Set(db.selectDistinct({ linkId: noteLinks.linkId }).from(noteLinks).where(inArray(noteLinks.linkId, [...linkIds])).all().map(({ linkId }) => linkId))),

  put: (row) =>
    write(null, (db) => {
      const { linkId: _link, sourceNoteId: _note, ...set } = row;
      db.insert(noteLinks).values(row).onConflictDoUpdate({ target: [noteLinks.linkId, noteLinks.sourceNoteId], set }).run();
    }),

  insertMany: (rows) =>
    write(null, (db) => {
      // Prepared once: building a statement costs more than running it.
      const put = db.insert(noteLinks).values({
        linkId: sql.placeholder('linkId'), sourceNoteId: sql.placeholder('sourceNoteId'), targetNoteId: sql.placeholder('targetNoteId'), sourceDiscussion: sql.placeholder('sourceDiscussion'), targetDiscussion: sql.placeholder('targetDiscussion'), digest: sql.placeholder('digest'),
      }).prepare();
      for (const row of rows) put.run(row);
    }),

  remove: (linkId, sourceNoteId) =>
    write(null, (db) => void db.delete(noteLinks).where(and(eq(noteLinks.linkId, linkId), eq(noteLinks.sourceNoteId, sourceNoteId))).run()),
});
