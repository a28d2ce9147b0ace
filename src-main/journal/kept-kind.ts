import type { IntentKind, StoredKind } from './intent-kind.ts';
import type { Kept } from './keep.ts';

/**
 * A kind whose effect stays, whatever comes after: nothing takes it back. What was done, or is found after a lost reply or a crash, is
 * written down by `keep` in the transaction that ends the intent, which is then removed: what it did is told by what `keep` wrote. `keep`
 * is harmless where that is there already, and does nothing where the mirror is gone.
 */
export type KeptKind<Payload, Result, Live, Answer extends Result = Result> = Omit<IntentKind<Payload, Result, Live, Answer>, 'undo'> & {
  keep(at: Kept, payload: Payload, result: Result): void;
};

/** The kind for repair: after a crash it is found out and written down, not done again. */
export const kept = <P, R, L, A extends R>(kind: KeptKind<P, R, L, A>): StoredKind => ({
  name: kind.name,
  perform: null,
  recover: (at, payload) => kind.recover(at, kind.payload.parse(payload)),
  undo: () => null,
  keep: (at, payload, result) => kind.keep(at, kind.payload.parse(payload), kind.result.parse(result)),
});
