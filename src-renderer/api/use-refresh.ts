import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { MethodName } from '../../src-preload/contract/methods.ts';
import { topicOf } from './keys.ts';

/** Reads a method's answers anew, for what no event tells of. */
export const useRefresh = (method: MethodName): (() => void) => {
  const queries = useQueryClient();
  return useCallback(() => void queries.invalidateQueries({ queryKey: [topicOf(method), method] }), [queries, method]);
};
