import { statfs } from 'node:fs/promises';
import type { Disk } from '../ports.ts';
import { fileErrorCode } from '../rules/file-failure.ts';

/** By the file system's own word, which some network shares do not give. */
export const createDisk = (folder: string): Disk => ({
  async freeBytes() {
    try {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    } catch (error) {
      if (fileErrorCode(error) === null) throw error;
      return null;
    }
  },
});
