import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import type { Input, MethodName, Output } from '../../src-preload/contract/methods.ts';
import { call, type CallFailure } from './call.ts';
import { keyOf } from './keys.ts';

type CallOptions = {
  /** false: do not ask yet. */
  enabled?: boolean;
  /** Show the former input's answer until the new one is there. */
  keepPrevious?: boolean;
  /** For what GitLab was asked: how long the answer is good, in ms. Our own store's answers are good until an event. */
  goodFor?: number;
  /** For what no event tells of: ask again each so many ms while it is on screen. */
  every?: number;
};

/** A read through the bridge, kept and shared by method and input, read again when its topic changed. */
export const useCall = <M extends MethodName>(method: M, input: Input<M>, options: CallOptions = {}): UseQueryResult<Output<M>, CallFailure> =>
  useQuery<Output<M>, CallFailure>({
    queryKey: keyOf(method, input),
    queryFn: () => call(method, input),
    enabled: options.enabled ?? true,
    staleTime: options.goodFor ?? Infinity,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keepPrevious === true ? { placeholderData: keepPreviousData } : {}),
  });
