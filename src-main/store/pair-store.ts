import type { InstanceId, PairId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { CredentialSource, Direction, MirrorDefaults, Pair } from '../../src-preload/contract/models/pair.ts';
import type { Page } from './page.ts';

/** What the mirrors of a pair log in with. Account fields are null for every other source; a null group is the remote project's top-level one. */
export type PairCredential = { credentialSource: CredentialSource; accountUsername: string | null; accountSecretId: string | null; credentialGroup: string | null };

export type PairRow = { name: string; description: string; sourceInstanceId: InstanceId; targetInstanceId: InstanceId; direction: Direction } & PairCredential & MirrorDefaults;

export type PairRepo = {
  list(query: ParsedInput<'pairs.list'>): Page<Pair>;
  get(id: PairId): Pair;
  insert(row: PairRow & { createdAt: number }): PairId;
  update(id: PairId, change: Partial<PairRow>): void;
  credential(id: PairId): PairCredential;
  remove(id: PairId): void;
  /** Pairs that have the instance on either side. */
  idsOfInstance(instanceId: InstanceId): PairId[];
};
