import type { z } from 'zod';
import type { Failure } from '../src-preload/contract/failures.ts';
import { type Handlers, isMethodName, type MethodName, methods } from '../src-preload/contract/methods.ts';
import type { Role } from '../src-preload/contract/models/operator.ts';
import type { Reply } from '../src-preload/contract/reply.ts';
import type { Chance, Log } from './ports.ts';
import { mayCall, mayCallWith } from './rules/access.ts';
import { failureOf } from './rules/app-error.ts';
import { framesOf } from './rules/frames-of.ts';
import { invalidInput } from './rules/invalid-input.ts';

const refuse = (failure: Failure): Reply<never> => ({ ok: false, failure });

type DispatchDeps = {
  log: Log;
  chance: Chance;
  /** What the caller may do now; null = nobody is signed in. */
  role(): Role | null;
  /** Why nobody is: what is refused then says so. */
  whyShut(): Failure;
  /** Asked before a call is handled, with its parsed input. Throws where it must not be now. */
  admit(method: MethodName, input: unknown): Promise<void>;
  /** Told when somebody who is signed in may not make a call. */
  onRefused(method: MethodName): void;
};

/**
 * The wire's core, the same for the window, the socket and the command line: ask whether the caller may, parse the input, handle, parse the output. Parsing
 * the output strips what the table does not name, so a secret in a returned value cannot cross.
 */
export const createDispatch = (handlers: Handlers, deps: DispatchDeps) => {
  const { log, chance } = deps;
  const bug = (method: string, error: unknown): Reply<never> => {
    const reference = chance.uid();
    log.error('call.unexpected', { method, reference, name: error instanceof Error ? error.name : 'thrown', frames: framesOf(error) });
    return refuse({ code: 'unexpected', reference });
  };

  /** Nobody is in: `locked`. Somebody is, who may not: `not_allowed`, which the trail keeps. */
  const refusalFor = (method: MethodName, input?: unknown): Failure | null => {
    const role = deps.role();
    const may = typeof input === 'object' && input !== null ? mayCallWith(method, input, role) : mayCall(method, role);
    if (may) return null;
    if (role === null) return deps.whyShut();
    deps.onRefused(method);
    return { code: 'not_allowed', reason: 'role' };
  };

  const handle = async (method: MethodName, input: unknown): Promise<Reply<unknown>> => {
    const refusal = refusalFor(method);
    if (refusal !== null) return refuse(refusal);
    const { input: takes, output: gives }: { input: z.ZodType; output: z.ZodType } = methods[method];
    const parsed = takes.safeParse(input);
    if (!parsed.success) return refuse(invalidInput(parsed.error));
    const refusedWrite = refusalFor(method, parsed.data);
    if (refusedWrite !== null) return refuse(refusedWrite);
    await deps.admit(method, parsed.data);
    // The table pairs each schema with its handler; the type system cannot follow that through a variable name.
    const handler: (value: never) => unknown = handlers[method];
    const answer: unknown = await Reflect.apply(handler, undefined, [parsed.data]);
    return { ok: true, value: gives.parse(answer) };
  };

  return async (method: string, input: unknown): Promise<Reply<unknown>> => {
    if (!isMethodName(method)) return refuse({ code: 'not_found', kind: 'method', name: method.slice(0, 100) });
    try {
      return await handle(method, input);
    } catch (error) {
      const failure = failureOf(error);
      return failure === null ? bug(method, error) : refuse(failure);
    }
  };
};
