import { connect, type Socket } from 'node:net';
import type { Reply } from '../../../src-preload/contract/reply.ts';
import { fail } from '../../rules/app-error.ts';
import type { SocketAddress } from './address.ts';
import { createFrameReader, frame, REPLY_BYTES, REQUEST_BYTES } from './frames.ts';
import { parseJson, SocketReply } from './messages.ts';
import { isPrivateFolder } from './private-folder.ts';

/** A connection to the application that runs on a data folder. */
export type SocketClient = {
  /** One after another. Fails `outcome_unknown` where the application ends before its reply. */
  call(method: string, input: unknown): Promise<Reply<unknown>>;
  close(): void;
};

const lost = (method: string): never => fail({ code: 'outcome_unknown', instanceId: null, endpoint: method });

const parseReply = (body: Buffer): Reply<unknown> => {
  const reply = SocketReply.safeParse(parseJson(body));
  return reply.success ? reply.data : fail({ code: 'unexpected_answer', instanceId: null, endpoint: 'socket', reason: 'shape' });
};

const open = (address: SocketAddress): Promise<Socket | null> =>
  new Promise((resolve) => {
    if (address.folder !== null && !isPrivateFolder(address.folder)) {
      resolve(null);
      return;
    }
    const socket = connect(address.path);
    socket.once('connect', () => resolve(socket));
    // Nobody listens there: no file, or the one that a crash left.
    socket.on('error', () => resolve(null));
  });

const converse = (socket: Socket): SocketClient => {
  const reader = createFrameReader(REPLY_BYTES);
  let take: ((body: Buffer | null) => void) | null = null;
  const hand = (body: Buffer | null): void => {
    take?.(body);
    take = null;
  };
  socket.on('data', (chunk) => {
    const bodies = reader.push(chunk);
    if (bodies === 'too_large') socket.destroy();
    else if (bodies[0] !== undefined) hand(bodies[0]);
  });
  socket.on('close', () => hand(null));

  return {
    async call(method, input) {
      const request = frame({ method, input });
      if (request.length > REQUEST_BYTES) fail({ code: 'invalid_input', field: '', rule: 'too_big', limit: String(REQUEST_BYTES) });
      if (socket.destroyed) lost(method);
      const body = await new Promise<Buffer | null>((resolve) => {
        take = resolve;
        socket.write(request);
      });
      return body === null ? lost(method) : parseReply(body);
    },
    close: () => socket.destroy(),
  };
};

/** Connects to the application on the other side; null where none listens, or the place is not private to this user. */
export const connectSocket = async (address: SocketAddress): Promise<SocketClient | null> => {
  const socket = await open(address);
  return socket === null ? null : converse(socket);
};

/** True where an application listens. */
export const answers = async (address: SocketAddress): Promise<boolean> => {
  const client = await connectSocket(address);
  client?.close();
  return client !== null;
};
