import { create } from 'zustand';
import type { InstanceId } from '../../src-preload/contract/ids.ts';

/** Names by id, so that a failure can say which server it speaks of. Filled by the shell. */
export const useInstanceNames = create<{ names: ReadonlyMap<InstanceId, string> }>(() => ({ names: new Map() }));
