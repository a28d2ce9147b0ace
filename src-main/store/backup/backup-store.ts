import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { Restored, BackupCounts, DifferenceKind, Installation, RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import type { Comparison } from './compare.ts';
import type { SectionReader } from './read-sections.ts';
import type { Staging } from './staging.ts';

/** The last restore, and what its way back needs. */
export type LastRestore = {
  restoredAt: number; how: RestoreHow; madeBy: Installation; madeAt: number;
  /** The snapshot's file name. */
  snapshot: string;
  /** The last intent's number then: a later one changed GitLab. */
  lastIntent: number;
  /** A pause that a person had made before. */
  pause: { until: number | null } | null;
};

/** Backups by themselves, and what became of them. Times are UTC ms. */
export type StoredSchedule = { folder: string | null; everyDays: number; keep: number; secrets: boolean; remindDays: number };
export type StoredBackupState = { madeAt: number | null; bytes: number | null; failure: Failure | null; failedAt: number | null; notRemoved: { files: number; failure: Failure } | null };

type Side = 'mine' | 'theirs';

/** `kinds` differ from the default, objects of `otherwise` from their kind. */
export type Choices = { default: Side; kinds: Readonly<Partial<Record<DifferenceKind, Side | undefined>>>; otherwise: readonly { kind: DifferenceKind; id: number }[] };

export type ApplyRequest = {
  how: RestoreHow;
  choices: Choices;
  approve: readonly string[];
  /** Sealed under their ids. */
  tokens: readonly { origin: string; id: string; sealed: Uint8Array }[];
  madeBy: Installation;
  madeAt: number;
  now: number;
  /** Told before the snapshot, before the transaction, after each of its statements, and after it. */
  onStep(step: 'snapshot' | 'applying'): void;
  /** Part of the transaction. */
  within(applied: Omit<Restored, 'restoredAt' | 'madeBy'>): void;
};

/** The door to disk for backups: reading the tables as they were at one moment, and changing them as a whole. */
export type BackupStore = {
  counts(): BackupCounts;
  read(): SectionReader;
  stage(): Staging;
  /** What a staged file is against this machine. Nothing live changes. */
  compare(staging: Staging): Comparison;
  /**
   * Takes a snapshot and brings the staged file into the live tables, in one transaction; nothing else runs in between. Fails
   * `conflict` `clean_ups_open`, `not_possible_now` while a job runs, `being_changed`; `invalid_input` on `approve` or `tokens`.
   */
  apply(staging: Staging, request: ApplyRequest): Omit<Restored, 'restoredAt' | 'madeBy'>;
  lastRestore(): LastRestore | null;
  /** Whether the last restore can be undone: its snapshot is there, and nothing was changed on GitLab since. */
  isUndoable(): boolean;
  /** Goes back to the snapshot, in one transaction. Fails `conflict` `not_possible_now` and as `apply` does. Answers when that was. */
  undo(within: () => void): number;
  schedule(): StoredSchedule;
  setSchedule(schedule: StoredSchedule): void;
  state(): StoredBackupState;
  setState(state: StoredBackupState): void;
  name(): string;
  setName(name: string): void;
};
