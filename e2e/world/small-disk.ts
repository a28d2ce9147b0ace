import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const MIB = 1024 * 1024;
const SIZE_MIB = 24;

/** Why a disk cannot be had here, or null. Only root on Linux may mount one. */
export const NO_DISK = process.platform === 'linux' && process.getuid?.() === 0 ? null : 'only root on Linux can mount a small disk';

/** Writes until nothing more goes on. */
const fill = (file: string): void => {
  const handle = openSync(file, 'w');
  try {
    for (const bytes of [MIB, 4096]) {
      const block = Buffer.alloc(bytes, 1);
      try {
        for (let written = 0; written < SIZE_MIB * MIB; written += bytes) writeSync(handle, block);
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
};

/** A disk of 24 MiB that is gone with the test. */
export const mountSmallDisk = () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'maestro-disk-'));
  const filling = path.join(folder, 'filling');
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m`, 'tmpfs', folder]);
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true });
  });
  const remount = (how: 'ro' | 'rw'): void => void execFileSync('mount', ['-o', `remount,${how}`, folder]);
  return {
    data: path.join(folder, 'data'),
    fill: (): void => fill(filling),
    free: (): void => rmSync(filling),
    close: (): void => remount('ro'),
    open: (): void => remount('rw'),
  };
};
