import type { z } from 'zod';
import type { InstanceId, MirrorId, ProjectId } from '../../src-preload/contract/ids.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import type { Kept } from './keep.ts';

/**
 * The object on GitLab that an intent changes, and the mirror it is for. `part` is there where it changes only that part of the
 * project, `issue:<id of the source's issue>` or `copy:<number of the copy>`: what changes other parts need not wait for it.
 */
export type IntentObject = { instanceId: InstanceId; projectId: ProjectId; mirrorId: MirrorId | null; part?: string | null };

/**
 * One kind of change to GitLab (DESIGN.md section 6). `payload` and `result` are what the journal stores: never a secret.
 * Where doing it needs one, it comes by `live` and is gone after a crash.
 */
export type IntentKind<Payload, Result, Live = null, Answer extends Result = Result> = {
  name: string;
  payload: z.ZodType<Payload>;
  result: z.ZodType<Result>;
  /**
   * Where doing it twice makes two: GitLab goes on with a request whose connection is lost, so that what is not there yet may still come.
   * Absent where GitLab itself, or what is asked for, sees to it that nothing comes twice.
   */
  addsEachTime?: true;
  perform(at: { gitlab: GitLab; projectId: ProjectId; uid: string }, payload: Payload, live: Live): Promise<Answer>;
  /**
   * Finds out after a crash or a lost reply. `found` = it happened and is usable; `absent` = GitLab is as if it had never been
   * asked (a recovery may clean up to make that true).
   */
  recover(at: { gitlab: GitLab; projectId: ProjectId; uid: string }, payload: Payload): Promise<Recovered<Result>>;
  /** What takes it back, or null where nothing has to be or can be taken back. */
  undo(payload: Payload, result: Result): PlannedIntent | null;
};

/** `removed`: it had happened and was taken away, so that nothing of it can come any more. */
export type Recovered<Result> = { state: 'found'; result: Result } | { state: 'absent'; removed?: boolean };

/** An intent by name and stored payload: to be performed later without anything live. */
export type PlannedIntent = { kind: string; payload: unknown };

/** A kind as the journal keeps it for repair: its payload is parsed again, nothing live is at hand. */
export type StoredKind = {
  name: string;
  perform: ((at: { gitlab: GitLab; projectId: ProjectId; uid: string }, payload: unknown) => Promise<unknown>) | null;
  recover(at: { gitlab: GitLab; projectId: ProjectId; uid: string }, payload: unknown): Promise<Recovered<unknown>>;
  undo(payload: unknown, result: unknown): PlannedIntent | null;
  /** Writes down what was found; null where what was found is taken back. */
  keep: ((at: Kept, payload: unknown, result: unknown) => void) | null;
};

const stored = <P, R>(kind: Pick<IntentKind<P, R, never, R>, 'name' | 'payload' | 'result' | 'recover' | 'undo'>): Omit<StoredKind, 'perform' | 'keep'> => ({
  name: kind.name,
  recover: (at, payload) => kind.recover(at, kind.payload.parse(payload)),
  undo: (payload, result) => kind.undo(kind.payload.parse(payload), kind.result.parse(result)),
});

/** A kind that can be done again from what is stored alone: clean-ups, and nothing else. */
export const repeatable = <P, R>(kind: IntentKind<P, R>): StoredKind => ({
  ...stored(kind),
  perform: (at, payload) => kind.perform(at, kind.payload.parse(payload), null),
  keep: null,
});

/** A kind whose operation ends with the process: after a crash it is found out and taken back, not done again. */
export const bound = <P, R, L, A extends R>(kind: IntentKind<P, R, L, A>): StoredKind => ({ ...stored(kind), perform: null, keep: null });
