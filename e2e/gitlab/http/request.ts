import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

import { z } from 'zod';

/** One request as it arrived, body and all. */
export type Incoming = {
  method: string;
  /** As sent: still encoded, with the relative root. */
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  raw: Buffer;
  /** The JSON or form body, or undefined where there is none to read. */
  body: unknown;
  remoteAddress: string;
};

const readRaw = async (message: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of message) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const parseBody = (type: string, raw: Buffer): unknown => {
  if (raw.length === 0) return undefined;
  if (type.startsWith('application/json')) {
    try {
      return JSON.parse(raw.toString('utf8'));
    } catch (error) {
      if (error instanceof SyntaxError) return undefined;
      throw error;
    }
  }
  if (type.startsWith('application/x-www-form-urlencoded')) return Object.fromEntries(new URLSearchParams(raw.toString('utf8')));
  return undefined;
};

export const readIncoming = async (message: IncomingMessage): Promise<Incoming> => {
  const [path = '/', query = ''] = (message.url ?? '/').split(/\?(.*)/s);
  const raw = await readRaw(message);
  return {
    method: message.method ?? 'GET',
    path,
    query: new URLSearchParams(query),
    headers: message.headers,
    raw,
    body: parseBody(message.headers['content-type'] ?? '', raw),
    remoteAddress: message.socket.remoteAddress ?? '127.0.0.1',
  };
};

const Fields = z.record(z.string(), z.unknown());

/** Query and body as one map; `name[]` repeats become a list, and the body wins. */
export const fieldsOf = (incoming: Incoming): Map<string, unknown> => {
  const fields = new Map<string, unknown>();
  for (const [name, value] of incoming.query) {
    if (!name.endsWith('[]')) fields.set(name, value);
    else fields.set(name.slice(0, -2), incoming.query.getAll(name));
  }
  const body = Fields.safeParse(incoming.body);
  if (body.success) for (const [name, value] of Object.entries(body.data)) fields.set(name, value);
  return fields;
};
