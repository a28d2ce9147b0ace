import type { EventName, EventPayload } from './events.ts';
import type { Failure } from './failures.ts';
import type { Input, MethodName, Output } from './methods.ts';

/** What every call answers; a failure is data and never an exception across the wire. */
export type Reply<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** The bridge as the renderer sees it on `window.maestro`. `on` returns its own off. */
export type Bridge = {
  call<M extends MethodName>(method: M, input: Input<M>): Promise<Reply<Output<M>>>;
  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void;
};
