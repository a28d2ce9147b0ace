import type { Failure } from '../../src-preload/contract/failures.ts';
import type { InstanceId, IntentId, MirrorId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { ParsedInput } from '../../src-preload/contract/methods.ts';
import type { CleanUp } from '../../src-preload/contract/models/clean-up.ts';
import type { Page } from './page.ts';

export type IntentState = 'planned' | 'sent' | 'done' | 'found' | 'absent' | 'failed' | 'undone' | 'given_up';

export type StoredIntent = {
  id: number; uid: string; operation: string; kind: string; instanceId: InstanceId; projectId: ProjectId; mirrorId: MirrorId | null;
  /** The part of the project that it changes; null is the project's mirrors and credentials. */
  part: string | null;
  payload: unknown; state: IntentState; result: unknown; failure: Failure | null; attempts: number; nextAttemptAt: number | null; createdAt: number;
};

export type IntentRepo = {
  /** `planned`, unless it is sent at once. */
  insert(row: { uid: string; operation: string; kind: string; instanceId: InstanceId; projectId: ProjectId; mirrorId: MirrorId | null; part?: string | null; payload: unknown; state?: 'planned' | 'sent'; now: number }): number;
  /** `attempts` grows by one when the state becomes `sent`. */
  mark(id: number, change: { state: IntentState; result?: unknown; failure?: Failure | null; nextAttemptAt?: number | null; now: number }): void;
  get(id: number): StoredIntent;
  ofOperation(operation: string): StoredIntent[];
  /** `planned` or `sent`, oldest first. */
  open(): StoredIntent[];
  /** Open ones on one part of a project; null is what belongs to no part. */
  openOn(instanceId: InstanceId, projectId: ProjectId, part: string | null): StoredIntent[];
  /** Open ones on any part of a project. */
  openOnParts(instanceId: InstanceId, projectId: ProjectId): StoredIntent[];
  /** What it did is told elsewhere. */
  remove(id: number): void;
  /** Open ones of the mirror's or any operation whose `nextAttemptAt` has come. */
  due(now: number): StoredIntent[];
  ofMirror(mirrorId: MirrorId): StoredIntent[];
  /** Open clean-ups as a person sees them, oldest first. */
  cleanUps(query: ParsedInput<'cleanUps.list'>): Page<CleanUp>;
  /** Fails `not_found` unless it is an open clean-up. */
  cleanUp(id: IntentId): StoredIntent;
  countOpen(operation: string): number;
};
