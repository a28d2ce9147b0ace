import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import type { Input, MethodName, Output } from '../../src-preload/contract/methods.ts';
import { call, type CallFailure } from './call.ts';

/** A change through the bridge. What it made stale comes back as a `changed` event; nothing is written into the cache here. */
export const useChange = <M extends MethodName>(method: M): UseMutationResult<Output<M>, CallFailure, Input<M>> =>
  useMutation<Output<M>, CallFailure, Input<M>>({ mutationFn: (input) => call(method, input) });
