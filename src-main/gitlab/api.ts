import { createRequesterFn, type RequesterType, type ResourceOptions } from '@gitbeaker/requester-utils';
import type { z } from 'zod';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { shaped } from './parse.ts';
import { routeOf, type Method } from './routes.ts';
import type { Call, Transport } from './transport.ts';

/** What the endpoint files build on: gitbeaker's resources where it has a call right, `send` where it has not. */
export type Api = {
  instanceId: InstanceId | null;
  /** For the constructor of any gitbeaker resource. */
  resource: { host: string; requesterFn: (options: ResourceOptions) => RequesterType; queryTimeout: null; rateLimits: Record<string, number> };
  send: Transport['send'];
  /** What came back of a call, as `schema` wants it; gitbeaker's own types are promises that nobody checked. Fails `unexpected_answer`. */
  read<T extends z.ZodType>(schema: T, value: unknown, method: Method, path: string): z.output<T>;
};

const METHODS: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE'];
const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const callOf = (endpoint: string, options: Record<string, unknown> = {}): Call => {
  const method = METHODS.find((known) => known === options['method']);
  if (method === undefined) throw new TypeError(`no such method: ${endpoint}`);
  const path = `${textOf(options['prefixUrl']).replace(/^\/api\/v4\//, '')}/${endpoint}`.replace(/^\/+/, '');
  const body = textOf(options['body']);
  // gitbeaker gives every DELETE a body of `{}`, which some proxies refuse.
  const json: unknown = body === '' || method === 'DELETE' ? undefined : JSON.parse(body);
  return { method, path, query: textOf(options['searchParams']), json };
};

/**
 * gitbeaker on our transport. Its own requester repeats creates, ignores `Retry-After` and follows redirects with the token
 * (contract.md C.3); of it only paths, parameters and spelling remain. It gets no `Link` header, so it never pages by itself.
 */
export const createApi = (transport: Transport, instanceId: InstanceId | null): Api => {
  const requesterFn = createRequesterFn(
    (_service, options) => Promise.resolve(options),
    async (endpoint, options) => {
      const { body, nextPage } = await transport.send(callOf(endpoint, options));
      const value = isTree(body) || typeof body === 'string' || typeof body === 'number' ? body : null;
      return { body: value, headers: nextPage === null ? {} : { 'x-next-page': String(nextPage) }, status: 200 };
    },
  );
  return {
    instanceId,
    resource: { host: '', requesterFn, queryTimeout: null, rateLimits: {} },
    send: transport.send,
    read: (schema, value, method, path) => shaped(schema, value, { instanceId, route: routeOf(method, path) }),
  };
};
