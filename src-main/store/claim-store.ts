import type { InstanceId, ProjectId } from '../../src-preload/contract/ids.ts';

/** What this machine does about a claim: it wants it, nobody has said yet, a person gave it up, another machine has it, or its label is gone. */
export type ClaimStance = 'wanted' | 'unanswered' | 'released' | 'lost' | 'gone';

/** One claim: docs/decisions/0030. `labelId`, `nonce` and beats are of the label that this machine put up last. */
export type StoredClaim = {
  lineage: string; instanceId: InstanceId; projectId: ProjectId; projectPath: string; createdAt: number; stance: ClaimStance;
  labelId: number | null; nonce: string | null; beat: string | null; nextBeat: string | null; since: number | null; writesFrom: number | null;
};

export type ClaimRepo = {
  all(): StoredClaim[];
  insert(row: StoredClaim): void;
  /** Absent = leave. */
  update(lineage: string, change: Partial<Pick<StoredClaim, 'stance' | 'labelId' | 'nonce' | 'beat' | 'nextBeat' | 'since' | 'writesFrom' | 'projectPath'>>): void;
  /** The same for what changes with every renewal; nobody is told. */
  setBeat(lineage: string, change: Partial<Pick<StoredClaim, 'beat' | 'nextBeat'>>): void;
  remove(lineage: string): void;
};
