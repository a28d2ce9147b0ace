import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Access } from './access.ts';
import { noteLinks } from './issue-schema.ts';
import type { NoteLinkRepo } from './issue-store.ts';
import { prepared } from './prepared.ts';

const row = {
  linkId: sql.placeholder('linkId'), sourceNoteId: sql.placeholder('sourceNoteId'), targetNoteId: sql.placeholder('targetNoteId'), sourceDiscussion: sql.placeholder('sourceDiscussion'),
  targetDiscussion: sql.placeholder('targetDiscussion'), digest: sql.placeholder('digest'),
};

const ofLink = prepared((db) => db.select().from(noteLinks).where(eq(noteLinks.linkId, sql.placeholder('linkId'))).orderBy(asc(noteLinks.sourceNoteId)).prepare());
const insert = prepared((db) => db.insert(noteLinks).values(row).prepare());
const put = prepared((db) =>
  db
    .insert(noteLinks)
    .values(row)
    .onConflictDoUpdate({
      target: [noteLinks.linkId, noteLinks.sourceNoteId],
      set: { targetNoteId: sql`excluded.target_note_id`, sourceDiscussion: sql`excluded.source_discussion`, targetDiscussion: sql`excluded.target_discussion`, digest: sql`excluded.digest` },
    })
    .prepare());

export const createNoteLinkRepo = ({ read, write }: Access): NoteLinkRepo => ({
  ofLink: (linkId) => read((db) => ofLink(db).all({ linkId })),

  withNotes: (linkIds) =>
    read((db) => new Set(db.selectDistinct({ linkId: noteLinks.linkId }).from(noteLinks).where(inArray(noteLinks.linkId, [...linkIds])).all().map(({ linkId }) => linkId))),

  put: (link) => write(null, (db) => void put(db).run(link)),
  insertMany: (links) => write(null, (db) => links.forEach((link) => insert(db).run(link))),

  remove: (linkId, sourceNoteId) =>
    write(null, (db) => void db.delete(noteLinks).where(and(eq(noteLinks.linkId, linkId), eq(noteLinks.sourceNoteId, sourceNoteId))).run()),
});
