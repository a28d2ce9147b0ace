import type { Capability } from '../../src-preload/contract/failures.ts';
import type { StoredInstance } from '../store/instance-store.ts';

/** Whether an instance can do something, as it was seen last; what was never asked counts as possible, and GitLab decides. */
export const can = ({ capabilities }: Pick<StoredInstance, 'capabilities'>, capability: Capability): boolean =>
  capabilities.find((one) => one.capability === capability)?.state !== 'no';
