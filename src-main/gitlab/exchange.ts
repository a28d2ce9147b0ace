import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Clock, Log } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { headerOf } from './headers.ts';
import type { FileSink } from './issue-door.ts';
import { LostConnection, lossReason } from './loss.ts';
import type { Outcome } from './outcome.ts';
import type { WireRequest } from './request.ts';

/** GitLab's errors are small; what is longer is somebody else's page. */
const MAX_ERROR_BYTES = 64 * 1024;

/** Reads a body and counts while it streams, whatever its headers promise; null where it is larger than allowed. */
const readBody = async (body: Dispatcher.ResponseData['body'], maxBytes: number): Promise<Buffer | null> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (size > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** The same into a sink, which is told of each attempt; the answer then says how many bytes went there. */
const pourBody = async (body: Dispatcher.ResponseData['body'], maxBytes: number, sink: FileSink): Promise<number | null> => {
  await sink.begin();
  let size = 0;
  for await (const chunk of body) {
    if (!(chunk instanceof Uint8Array)) continue;
    size += chunk.byteLength;
    if (size > maxBytes) return null;
    await sink.write(chunk);
  }
  return size;
};

type Deps = {
  clock: Clock;
  log: Log;
  instanceId: InstanceId | null;
  origin: string;
  dispatcher: () => Promise<Dispatcher>;
};

export type Exchange = (request: WireRequest, target: string) => Promise<Outcome>;

/**
 * One request and its whole answer, as data. The time limit holds for all of it, so that a body which drips in byte by byte
 * ends as well. Throws only refusals of our own rules, and bugs.
 */
export const createExchange = ({ clock, log, instanceId, origin, dispatcher }: Deps): Exchange => {
  const ask = async (request: WireRequest, target: string, signal: AbortSignal): Promise<Outcome> => {
    const { method, headers, maxBytes, sink } = request;
    const body = typeof request.body === 'function' ? Readable.from(request.body(), { objectMode: false }) : request.body;
    const response = await (await dispatcher()).request({ origin, path: target, method, headers, body, signal });
    if (sink !== undefined && response.statusCode === 200) {
      const poured = await pourBody(response.body, maxBytes, sink);
      return { kind: 'answer', status: 200, headers: response.headers, body: poured === null ? null : Buffer.alloc(0), poured: poured ?? 0 };
    }
    const allowed = response.statusCode >= 400 ? MAX_ERROR_BYTES : maxBytes;
    return { kind: 'answer', status: response.statusCode, headers: response.headers, body: await readBody(response.body, allowed) };
  };

  const lost = (error: unknown, timedOut: boolean): Outcome => {
    if (error instanceof LostConnection) return { kind: 'lost', reason: error.reason, sent: false };
    const reason = timedOut ? 'timeout' : lossReason(error);
    if (reason === null) throw error;
    return { kind: 'lost', reason, sent: true };
  };

  const report = ({ route }: WireRequest, outcome: Outcome, ms: number): void => {
    const data = { instanceId, endpoint: route.endpoint, ms };
    if (outcome.kind === 'lost') log.warn('gitlab.lost', { ...data, reason: outcome.reason, sent: outcome.sent });
    else log.info('gitlab.request', { ...data, status: outcome.status, bytes: outcome.poured ?? outcome.body?.byteLength ?? null, requestId: headerOf(outcome.headers, 'x-request-id')?.slice(0, 100) ?? null });
  };

  return async (request, target) => {
    const limit = new AbortController();
    const cancel = clock.after(request.limitMs, () => limit.abort());
    const startedAt = clock.now();
    try {
      const outcome = await ask(request, target, limit.signal).catch((error: unknown) => {
        if (error instanceof AppError) throw error;
        return lost(error, limit.signal.aborted);
      });
      report(request, outcome, clock.now() - startedAt);
      return outcome;
    } finally {
      cancel();
    }
  };
};
