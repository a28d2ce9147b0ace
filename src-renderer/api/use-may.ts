import { useCallback } from 'react';
import type { MethodName } from '../../src-preload/contract/methods.ts';
import { deniedWords } from '../text/access-words.ts';
import { useCall } from './use-call.ts';

/**
 * Tells of a method why whoever is signed in may not call it, in words; null where they may. The main process holds calls to its own
 * table; this only spares a person the refusal, so that until the answer is there everything may be tried.
 */
export const useRights = (): ((method: MethodName) => string | null) => {
  const vault = useCall('vault.status', {}).data;
  return useCallback((method) => (vault === undefined || vault.may.includes(method) ? null : deniedWords(vault.operator?.role ?? null)), [vault]);
};

/** The same for one method. */
export const useDenied = (method: MethodName): string | null => useRights()(method);
