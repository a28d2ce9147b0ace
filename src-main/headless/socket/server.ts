import { chmodSync, lstatSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import type { Reply } from '../../../src-preload/contract/reply.ts';
import type { Log } from '../../ports.ts';
import { AppError, fail } from '../../rules/app-error.ts';
import type { SocketAddress } from './address.ts';
import { answers } from './client.ts';
import { createFrameReader, frame, REQUEST_BYTES } from './frames.ts';
import { parseJson, Request } from './messages.ts';
import { makePrivateFolder } from './private-folder.ts';

type Call = (method: string, input: unknown) => Promise<Reply<unknown>>;
/** What one connection calls, and how it is told that the connection has ended. */
type WayIn = { call: Call; end(): void };

const CONNECTIONS = 32;
/** A connection that neither asks nor is being answered for this long is closed. */
const IDLE_MS = 30_000;

const refusal = (rule: string): Reply<never> => ({ ok: false, failure: { code: 'invalid_input', field: '', rule } });

const answer = async (body: Buffer, call: Call): Promise<Reply<unknown>> => {
  const request = Request.safeParse(parseJson(body));
  return request.success ? call(request.data.method, request.data.input) : refusal('invalid_request');
};

/** Requests of one connection are answered one after another, in their order. */
const serve = (socket: Socket, call: Call): void => {
  const reader = createFrameReader(REQUEST_BYTES);
  let turn: Promise<void> = Promise.resolve();
  socket.setTimeout(IDLE_MS, () => socket.destroy());
  socket.on('data', (chunk) => {
    const bodies = reader.push(chunk);
    if (bodies === 'too_large') {
      socket.end(frame(refusal('too_big')));
      return;
    }
    for (const body of bodies) {
      turn = turn.then(async () => {
        socket.setTimeout(0);
        const reply = await answer(body, call);
        if (!socket.destroyed) socket.write(frame(reply));
        socket.setTimeout(IDLE_MS);
      });
    }
  });
  // The other end may go away at any time; its call is carried out all the same.
  socket.on('error', () => socket.destroy());
};

/** A crash leaves its socket behind; a live one answers. Anything else in that place is not ours to delete. */
const clearStale = async (address: SocketAddress): Promise<void> => {
  const seen = lstatSync(address.path, { throwIfNoEntry: false });
  if (seen === undefined) return;
  if (!seen.isSocket() || seen.uid !== process.geteuid?.()) fail({ code: 'not_allowed', reason: 'socket_place_taken' });
  if (await answers(address)) fail({ code: 'conflict', reason: 'data_folder_in_use' });
  rmSync(address.path, { force: true });
};

const listen = (server: Server, address: SocketAddress): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new AppError({ code: 'storage', reason: 'io' }, error)));
    server.listen(address.path, resolve);
  });

export type SocketServer = { stop(): Promise<void> };

/**
 * Lets the command line of the same OS user call the application that holds the data folder. Fails `conflict`
 * `data_folder_in_use` where another one answers there, `not_allowed` where the place is not ours, `storage` `io`.
 */
export const startSocketServer = async ({ address, connect, log }: { address: SocketAddress; connect(): WayIn; log: Log }): Promise<SocketServer> => {
  if (address.folder !== null) {
    makePrivateFolder(address.folder);
    await clearStale(address);
  }
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    const way = connect();
    socket.once('close', way.end);
    serve(socket, way.call);
  });
  server.maxConnections = CONNECTIONS;
  await listen(server, address);
  if (address.folder !== null) chmodSync(address.path, 0o600);
  server.on('error', (error: NodeJS.ErrnoException) => log.warn('socket.error', { code: error.code }));

  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
};
