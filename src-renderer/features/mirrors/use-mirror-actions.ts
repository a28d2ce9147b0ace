import { useCallback, useState } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { call, failureIn } from '../../api/call.ts';

export type MirrorAction = 'trigger' | 'refresh' | 'verify';

/** What stands over a failed action: "X did not work". */
export const ACTION_FAILED: Record<MirrorAction, string> = {
  trigger: 'The mirror was not triggered',
  refresh: 'The state was not read',
  verify: 'The sides were not compared',
};

export type ActionState = { action: MirrorAction; failure: Failure | null };

export type MirrorActions = {
  /** The action that runs on a mirror, or the last one that failed on it. */
  stateOf: (mirrorId: MirrorId) => ActionState | null;
  run: (mirrorId: MirrorId, action: MirrorAction) => void;
};

/**
 * Actions on mirrors from rows and panel alike, several at once. What an action changed comes back as an event; `onFailed` leads
 * to where the failure is shown.
 */
export const useMirrorActions = (onFailed: (mirrorId: MirrorId) => void): MirrorActions => {
  const [states, setStates] = useState<ReadonlyMap<MirrorId, ActionState>>(new Map());
  const note = useCallback((mirrorId: MirrorId, state: ActionState | null) => {
    setStates((before) => {
      const next = new Map(before);
      if (state === null) next.delete(mirrorId);
      else next.set(mirrorId, state);
      return next;
    });
  }, []);
  const run = useCallback(
    (mirrorId: MirrorId, action: MirrorAction) => {
      note(mirrorId, { action, failure: null });
      call(`mirrors.${action}`, { mirrorId }).then(
        () => note(mirrorId, null),
        (error: unknown) => {
          note(mirrorId, { action, failure: failureIn(error) });
          onFailed(mirrorId);
        },
      );
    },
    [note, onFailed],
  );
  return { stateOf: (mirrorId) => states.get(mirrorId) ?? null, run };
};
