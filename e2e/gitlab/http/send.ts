import type { ServerResponse } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import type { Answer } from './answer.ts';

const PIECES = 8;

const bodyOf = (answer: Answer): { body: Buffer; type: string } => {
  if (answer.body === undefined) return { body: Buffer.alloc(0), type: '' };
  if (Buffer.isBuffer(answer.body)) return { body: answer.body, type: 'application/octet-stream' };
  if (typeof answer.body === 'string') return { body: Buffer.from(answer.body), type: 'text/plain; charset=utf-8' };
  return { body: Buffer.from(JSON.stringify(answer.body)), type: 'application/json' };
};

const begin = (response: ServerResponse, answer: Answer, headers: Record<string, string>): Buffer => {
  const { body, type } = bodyOf(answer);
  response.writeHead(answer.status, {
    ...headers,
    ...(type === '' ? {} : { 'Content-Type': type }),
    ...(answer.status === 204 ? {} : { 'Content-Length': body.length }),
    ...answer.headers,
  });
  return body;
};

export const sendAnswer = (response: ServerResponse, answer: Answer, headers: Record<string, string>): void => {
  response.end(begin(response, answer, headers));
};

/** Promises all of the body and stops in the middle. */
export const sendTruncated = (response: ServerResponse, answer: Answer, headers: Record<string, string>): void => {
  const body = begin(response, answer, headers);
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.socket?.destroy());
};

/** Sends the head at once and the body in pieces, `overMs` in all. Stops when the client has gone. */
export const sendSlowly = async (response: ServerResponse, answer: Answer, headers: Record<string, string>, overMs: number): Promise<void> => {
  const body = begin(response, answer, headers);
  response.flushHeaders();
  const size = Math.max(1, Math.ceil(body.length / PIECES));
  for (let at = 0; at < PIECES && !response.destroyed; at += 1) {
    await pause(overMs / PIECES);
    response.write(body.subarray(at * size, (at + 1) * size));
  }
  response.end();
};
