import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { CapabilityState, Instance, NetworkConsent, Tier } from '../../src-preload/contract/models/instance.ts';
import type { Page } from './page.ts';

/** What the door to GitLab needs and the contract does not show. */
export type StoredInstance = {
  id: InstanceId; name: string; origin: string; description: string; network: NetworkConsent; caCertificate: string | null; tokenSecretId: string;
  version: string | null; edition: 'community' | 'enterprise' | null; tier: Tier; tokenUserId: number | null; tokenScopes: string[]; tokenExpiresAt: number | null;
  capabilities: CapabilityState[];
};

export type InstanceObservation = {
  version: string; edition: 'community' | 'enterprise'; tier: Tier; tokenUser: string; tokenUserId: number; tokenName: string | null;
  tokenScopes: string[]; tokenExpiresAt: number | null; capabilities: CapabilityState[]; checkedAt: number;
};

export type InstanceRepo = {
  list(query: ParsedInput<'instances.list'>): Page<Instance>;
  get(id: InstanceId): Instance;
  stored(id: InstanceId): StoredInstance;
  allStored(): StoredInstance[];
  /** When the first of them was added (UTC ms); null where none is here. */
  oldestAt(): number | null;
  insert(row: { name: string; origin: string; description: string; network: NetworkConsent; caCertificate: string | null; tokenSecretId: string; createdAt: number }): InstanceId;
  /** Absent = leave. */
  update(id: InstanceId, change: Partial<{ name: string; origin: string; description: string; network: NetworkConsent; caCertificate: string | null; tokenSecretId: string }>): void;
  observe(id: InstanceId, seen: InstanceObservation): void;
  noteReachability(id: InstanceId, reachability: Instance['reachability'], checkedAt: number): void;
  remove(id: InstanceId): void;
};
