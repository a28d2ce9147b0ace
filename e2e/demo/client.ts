import { type Input, type MethodName, methods, type Output } from '../../src-preload/contract/methods.ts';
import type { Reply } from '../../src-preload/contract/reply.ts';

export type Send = (method: string, input: unknown) => Promise<Reply<unknown>>;
export type Client = <M extends MethodName>(method: M, input: Input<M>) => Promise<Output<M>>;

const isOutput = <M extends MethodName>(method: M, value: unknown): value is Output<M> => methods[method].output.safeParse(value).success;

/** The contract as functions that throw: for stories and tests, over whatever carries a call. */
export const createClient =
  (send: Send): Client =>
  async (method, input) => {
    const reply = await send(method, input);
    if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.failure)}`);
    if (!isOutput(method, reply.value)) throw new Error(`${method}: an answer out of the contract`);
    return reply.value;
  };
