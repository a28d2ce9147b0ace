import { expect } from 'vitest';
import { z } from 'zod';

import type { Server } from './server-api.ts';

export type ApiAnswer = { status: number; headers: Headers; body: unknown };

/** A bare client for tests of the double itself: `path` is below `/api/v4`. Redirects are not followed. */
export type ApiClient = (method: string, path: string, body?: unknown) => Promise<ApiAnswer>;

const parse = (text: string, type: string | null): unknown => (type?.startsWith('application/json') === true && text !== '' ? JSON.parse(text) : text);

export const apiClient =
  (server: Server, token: string | null): ApiClient =>
  async (method, path, body) => {
    const response = await fetch(`${server.url}/api/v4${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { 'PRIVATE-TOKEN': token }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: parse(text, response.headers.get('content-type')) };
  };

/** Vitest's text matchers with a type that says nothing. */
export const containing = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);

/** One text or number of an object that an answer holds, as text. */
export const field = (answer: ApiAnswer, name: string): string => {
  const value = z.record(z.string(), z.unknown()).parse(answer.body)[name];
  return z.union([z.string(), z.number().transform(String)]).parse(value);
};
