import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Chance } from '../ports.ts';
import { asStorageFailure, withStorageFailures } from './storage-failure.ts';

/** Up to here a file stays in memory. */
const IN_MEMORY_BYTES = 1024 * 1024;
const READ_BYTES = 64 * 1024;

/** One file on its way from one server to another. Faults of the disk come out as `AppError` `storage`. */
export type Spool = {
  /** Empties it: what comes now is the file from its start. */
  begin(): Promise<void>;
  write(chunk: Uint8Array): Promise<void>;
  /** How much was written since `begin`. */
  bytes(): number;
  /** SHA-256 of it, as hex. */
  digest(): string;
  /** Its bytes from the start, as often as is asked. */
  read(): AsyncIterable<Uint8Array>;
  /** Leaves nothing behind. Always to be called. */
  dispose(): Promise<void>;
};

export type Spools = { open(): Spool };

const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw asStorageFailure(error);
  }
};

const createSpool = (file: string): Spool => {
  let hash = createHash('sha256');
  let chunks: Uint8Array[] = [];
  let size = 0;
  let handle: FileHandle | null = null;

  const spill = async (): Promise<FileHandle> => {
    const made = await open(file, 'wx+', 0o600);
    handle = made;
    for (const chunk of chunks) await made.appendFile(chunk);
    chunks = [];
    return made;
  };

  const drop = async (): Promise<void> => {
    await handle?.close();
    handle = null;
    await rm(file, { force: true });
  };

  /** Reads by place, so that two readers do not move each other. */
  const readFile = async function* (from: FileHandle): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < size; ) {
      const { bytesRead, buffer } = await from.read(Buffer.alloc(Math.min(READ_BYTES, size - at)), 0, undefined, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  };

  return {
    begin: () =>
      guarded(async () => {
        if (handle !== null) await drop();
        [hash, chunks, size] = [createHash('sha256'), [], 0];
      }),
    write: (chunk) =>
      guarded(async () => {
        hash.update(chunk);
        size += chunk.byteLength;
        if (handle === null && size <= IN_MEMORY_BYTES) chunks.push(chunk);
        else await (handle ?? (await spill())).appendFile(chunk);
      }),
    bytes: () => size,
    digest: () => hash.copy().digest('hex'),
    async *read() {
      try {
        yield* handle === null ? chunks : readFile(handle);
      } catch (error) {
        throw asStorageFailure(error);
      }
    },
    dispose: () =>
      guarded(async () => {
        chunks = [];
        if (handle !== null) await drop();
      }),
  };
};

/**
 * A private folder for files on their way: the large ones lie in it until they are sent. What a crash left there is taken away first.
 * Fails `storage`.
 */
export const createSpools = (folder: string, chance: Chance): Spools => {
  withStorageFailures(() => {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  });
  return { open: () => createSpool(path.join(folder, chance.uid())) };
};
