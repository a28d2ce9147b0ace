import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/*
 * Looking through the whole file takes 3 ms for each MB, at every start and every command. After an orderly end a note beside the
 * database says how the file lay then and when it was last looked through: while it lies so, nothing has written to it. The note is
 * taken away as long as the database is open, so that after a crash there is none.
 */

const Note = z.strictObject({ size: z.string().max(30), changed: z.string().max(30), inode: z.string().max(30), checkedAt: z.int().min(0) });
type Note = z.output<typeof Note>;

/** Decay that no write explains is found after so long, and by the daily snapshot, which reads every row. */
const GOOD_MS = 7 * 24 * 60 * 60_000;

const noteOf = (file: string): string => `${file}.whole`;

const describe = (file: string): Omit<Note, 'checkedAt'> => {
  const { size, mtimeNs, ino } = statSync(file, { bigint: true });
  return { size: String(size), changed: String(mtimeNs), inode: String(ino) };
};

const readNote = (file: string): Note | null => {
  try {
    return Note.parse(JSON.parse(readFileSync(noteOf(file), 'utf8')));
  } catch {
    // There is none, or it is not ours any more: the file is looked through, as always.
    return null;
  }
};

/** When a file that lies as an orderly end left it was looked through, UTC ms; null where it has to be now. Call before SQLite opens it, while holding the lock. */
export const takeNote = (file: string, now: number): number | null => {
  const note = readNote(file);
  rmSync(noteOf(file), { force: true });
  if (note === null || existsSync(`${file}-wal`)) return null;
  const { checkedAt, ...left } = note;
  const isUntouched = JSON.stringify(left) === JSON.stringify(describe(file));
  return isUntouched && checkedAt <= now && now - checkedAt < GOOD_MS ? checkedAt : null;
};

/** Notes how the file lies now. Call when SQLite has closed it, while still holding the lock. */
export const leaveNote = (file: string, checkedAt: number): void => {
  // Where somebody else still has it open, SQLite has left work in its log.
  if (existsSync(`${file}-wal`)) return;
  try {
    writeFileSync(noteOf(file), JSON.stringify({ ...describe(file), checkedAt }), { mode: 0o600 });
  } catch {
    // Costs the next start its look through the file, and nothing else.
    rmSync(noteOf(file), { force: true });
  }
};
