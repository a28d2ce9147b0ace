import type { z } from 'zod';
import type { Failure } from '../src-preload/contract/failures.ts';
import { type Handlers, isMethodName, type MethodName, methods } from '../src-preload/contract/methods.ts';
import type { Reply } from '../src-preload/contract/reply.ts';
import type { Chance, Log } from './ports.ts';
import { failureOf } from './rules/app-error.ts';
import { invalidInput } from './rules/invalid-input.ts';

const refuse = (failure: Failure): Reply<never> => ({ ok: false, failure });

/** Frames of a stack without its first lines: a message may hold a token or an address. */
const frames = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at ')).slice(0, 8).join(' | ') : typeof error;

/**
 * The wire's core, the same for the window, the socket and the command line: parse the input, handle, parse the output. Parsing
 * the output strips what the table does not name, so a secret in a returned value cannot cross.
 */
export const createDispatch = (handlers: Handlers, { log, chance }: { log: Log; chance: Chance }) => {
  const bug = (method: string, error: unknown): Reply<never> => {
    const reference = chance.uid();
    log.error('call.unexpected', { method, reference, name: error instanceof Error ? error.name : 'thrown', frames: frames(error) });
    return refuse({ code: 'unexpected', reference });
  };

  const handle = async (method: MethodName, input: unknown): Promise<Reply<unknown>> => {
    const { input: takes, output: gives }: { input: z.ZodType; output: z.ZodType } = methods[method];
    const parsed = takes.safeParse(input);
    if (!parsed.success) return refuse(invalidInput(parsed.error));
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
