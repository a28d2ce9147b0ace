import type { Failure } from '../../src-preload/contract/failures.ts';
import { AppError } from './app-error.ts';

export type StorageReason = Extract<Failure, { code: 'storage' }>['reason'];

const REASONS: Readonly<Record<string, StorageReason>> = {
  ENOSPC: 'disk_full', EDQUOT: 'disk_full', EROFS: 'read_only', EACCES: 'read_only', EPERM: 'read_only', EIO: 'io', ENOTDIR: 'io', EISDIR: 'io', ERR_FS_EISDIR: 'io', EBUSY: 'io',
};

/** The file system's word for what went wrong, or null for what it did not throw. */
export const fileErrorCode = (error: unknown): string | null => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null);

/** By code, never by message; undefined where it is no fault of a disk. */
export const storageReasonOf = (code: string): StorageReason | undefined => REASONS[code];

/** The file system's faults as `storage` failures; everything else as it is. */
export const asFileFailure = (error: unknown): unknown => {
  const code = fileErrorCode(error);
  const reason = code === null ? undefined : storageReasonOf(code);
  return reason === undefined ? error : new AppError({ code: 'storage', reason }, error);
};
