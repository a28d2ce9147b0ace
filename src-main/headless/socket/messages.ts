import { z } from 'zod';
import { Failure } from '../../../src-preload/contract/failures.ts';

/** What crosses the local socket: one request, then its reply; several one after another on a connection. */
export const Request = z.strictObject({ method: z.string().min(1).max(100), input: z.unknown() });

/** The application has parsed the value already; an older one beside a newer command may know other failures. */
export const SocketReply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);

/** JSON of a frame, or `undefined` where it is none. */
export const parseJson = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
