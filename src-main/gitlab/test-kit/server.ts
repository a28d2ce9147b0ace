import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

export type TestServer = {
  /** `http://127.0.0.1:port` */
  origin: string;
  port: number;
  seen: Seen[];
  stop(): Promise<void>;
};

type Answer = (request: Seen, response: ServerResponse, count: number) => void;
type Tls = { key: string; cert: string };

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
};

/** A real server on this machine that answers as told and is gone when the test ends. `count` is 1 for the first request. */
export const startServer = async (answer: Answer, tls?: Tls): Promise<TestServer> => {
  const seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    void bodyOf(request).then((body) => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body };
      seen.push(one);
      answer(one, response, seen.length);
    });
  };
  const server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const stop = (): Promise<void> => {
    server.closeAllConnections();
    return new Promise((resolve) => void server.close(() => resolve()));
  };
  onTestFinished(stop);
  return { origin: `${tls === undefined ? 'http' : 'https'}://127.0.0.1:${address.port}`, port: address.port, seen, stop };
};

/** A JSON answer as GitLab gives it. */
export const json = (response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
};
