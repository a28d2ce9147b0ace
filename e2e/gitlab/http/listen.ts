import { randomUUID } from 'node:crypto';
import { createServer as createHttp, type Server as HttpServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';

import { basicTokenId } from '../git/access.ts';
import type { GitHttp } from '../git/http.ts';
import type { ServerState } from '../state/server-state.ts';
import { ApiFailure, type Answer } from './answer.ts';
import type { Api } from './api.ts';
import { authorizationKind, presentedToken } from './auth.ts';
import { answerInstead, type Fault, type FaultBox } from './faults.ts';
import { queryRecord, type RequestLog } from './log.ts';
import { readIncoming, type Incoming } from './request.ts';
import { sendAnswer, sendSlowly, sendTruncated } from './send.ts';
import { answerPage, missing } from './web.ts';

/** The listening end of one server. */
export type Listener = { port: number; pause(): Promise<void>; resume(): Promise<void>; close(): Promise<void> };

export type ListenerDeps = { state: ServerState; api: Api; git: GitHttp; faults: FaultBox; log: RequestLog };

const withoutRoot = (state: ServerState, path: string): string | null => {
  const root = state.profile.relativeRoot;
  if (root === '') return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length) : null;
};

const work = async (deps: ListenerDeps, incoming: Incoming): Promise<Answer> => {
  const path = withoutRoot(deps.state, incoming.path);
  try {
    if (path !== null && deps.git.accepts(path)) return await deps.git.handle(incoming, path);
    if (path !== null && deps.api.accepts(path)) return await deps.api.handle(incoming, path);
    return path === null ? missing : answerPage(deps.state, path);
  } catch (error) {
    if (error instanceof ApiFailure) return error.answer;
    // A fault of the double itself: the detail is for whoever writes the test.
    return { status: 500, body: { message: '500 Internal Server Error', detail: error instanceof Error ? error.stack : String(error) } };
  }
};

const standardHeaders = (state: ServerState): Record<string, string> => ({
  'X-Request-Id': randomUUID(),
  'X-Runtime': '0.01',
  Date: new Date(state.clock.now()).toUTCString(),
});

/** Sends an answer as a fault wants it, or as it is. Answers whether anything was sent. */
const send = async (response: ServerResponse, answer: Answer, headers: Record<string, string>, fault: Fault | undefined): Promise<boolean> => {
  if (fault?.kind === 'reset_after_commit') {
    await fault.onStrike?.();
    response.socket?.destroy();
    return false;
  }
  if (fault?.kind === 'truncate') sendTruncated(response, answer, headers);
  else if (fault?.kind === 'slow') {
    await fault.onStrike?.();
    await sendSlowly(response, answer, headers, fault.delayMs ?? 1000);
  } else sendAnswer(response, answer, headers);
  return true;
};

const handle = async (deps: ListenerDeps, message: IncomingMessage, response: ServerResponse): Promise<void> => {
  const { state } = deps;
  const incoming = await readIncoming(message);
  const fault = deps.faults.take(incoming.method, incoming.path);
  const entry = {
    method: incoming.method,
    path: incoming.path,
    query: queryRecord(incoming.query),
    status: 0,
    body: incoming.body,
    authorization: authorizationKind(incoming.headers),
    tokenId: presentedToken(state, incoming.headers)?.id ?? basicTokenId(state, incoming.headers),
    at: state.clock.now(),
  };
  deps.log.entries.push(entry);
  if (fault?.kind === 'reset_before') {
    await fault.onStrike?.();
    response.socket?.destroy();
    return;
  }
  if (fault?.kind === 'commit_late') {
    response.socket?.destroy();
    await fault.onStrike?.();
    await deps.log.whileWorking(() => work(deps, incoming));
    return;
  }
  const wait = state.profile.latencyMs + (fault?.kind === 'status' ? (fault.delayMs ?? 0) : 0);
  if (wait > 0) await pause(wait);
  const answer = (fault === undefined ? undefined : answerInstead(fault)) ?? (await deps.log.whileWorking(() => work(deps, incoming)));
  if (fault?.kind !== 'reset_after_commit') entry.status = answer.status;
  await send(response, answer, standardHeaders(state), fault);
};

export const listen = async (deps: ListenerDeps): Promise<Listener> => {
  const { tls } = deps.state.profile;
  const onRequest = (message: IncomingMessage, response: ServerResponse): void => {
    handle(deps, message, response).catch((error: unknown) => {
      // The client is gone; there is nobody left to answer.
      response.destroy(error instanceof Error ? error : undefined);
    });
  };
  const server: HttpServer = tls === null ? createHttp(onRequest) : createHttps(tls, onRequest);
  const open = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', reject);
        resolve();
      });
    });
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  await open(0);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return { port: address.port, pause: close, resume: () => open(address.port), close };
};
