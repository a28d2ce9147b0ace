import { constants } from 'node:fs';
import { type FileHandle, open, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { randomUUID } from 'node:crypto';
import type { OutsideFiles } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { asFileFailure, fileErrorCode } from '../rules/file-failure.ts';

const PIECE_BYTES = 64 * 1024;

const refuse = (reason: 'not_found' | 'not_a_file' | 'too_large' | 'link' | 'changed_while_read'): never => {
  throw new AppError({ code: 'file_refused', reason, where: null });
};

const withFileFailures = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (fileErrorCode(error) === 'ENOENT') refuse('not_found');
    throw asFileFailure(error);
  }
};

/** Windows knows no such flag; there the check for a regular file is all there is. */
const NO_LINK = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW | constants.O_NONBLOCK;

const openRegular = async (file: string): Promise<FileHandle> => {
  try {
    return await open(file, constants.O_RDONLY | NO_LINK);
  } catch (error) {
    const code = fileErrorCode(error);
    if (code === 'ENOENT') return refuse('not_found');
    if (code === 'ELOOP') return refuse('link');
    throw asFileFailure(error);
  }
};

async function* piecesOf(handle: FileHandle, maxBytes: number): AsyncGenerator<Uint8Array> {
  const before = await handle.stat();
  if (!before.isFile()) refuse('not_a_file');
  if (before.size > maxBytes) refuse('too_large');
  let at = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    if (at > before.size) refuse('changed_while_read');
    yield buffer.subarray(0, bytesRead);
  }
  const after = await handle.stat();
  if (at !== before.size || after.mtimeMs !== before.mtimeMs) refuse('changed_while_read');
}

async function* readFile(file: string, maxBytes: number): AsyncGenerator<Uint8Array> {
  const handle = await openRegular(file);
  try {
    yield* piecesOf(handle, maxBytes);
  } catch (error) {
    throw asFileFailure(error);
  } finally {
    await handle.close();
  }
}

const writeBeside = async (beside: string, chunks: AsyncIterable<Uint8Array>): Promise<number> => {
  const handle = await open(beside, 'wx', 0o600);
  let bytes = 0;
  try {
    for await (const chunk of chunks) {
      await handle.writeFile(chunk);
      bytes += chunk.length;
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return bytes;
};

const syncFolderOf = async (file: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const folder = await open(path.dirname(file), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
};

/** Files by the operating system. What cannot be finished leaves nothing behind. */
export const createOutsideFiles = (): OutsideFiles => ({
  write: (file, chunks, check) =>
    withFileFailures(async () => {
      const beside = path.join(path.dirname(file), `.${path.basename(file).slice(0, 100)}.${randomUUID()}`);
      try {
        const bytes = await writeBeside(beside, chunks);
        await check?.(readFile(beside, bytes));
        await rename(beside, file);
        await syncFolderOf(file);
        return bytes;
      } finally {
        await rm(beside, { force: true });
      }
    }),

  read: readFile,

  list: (folder) => withFileFailures(() => readdir(folder)),
  remove: (file) => withFileFailures(() => rm(file, { force: true })),
});
