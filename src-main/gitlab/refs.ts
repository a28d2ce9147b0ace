import { z } from 'zod';
import { AppError } from '../rules/app-error.ts';
import type { Secret } from '../rules/secret.ts';
import { basic } from './auth.ts';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import { failureOfAnswer } from './errors.ts';
import type { GitLab, Refs } from './gitlab.ts';
import { headerOf } from './headers.ts';
import type { Clock } from '../ports.ts';
import { isHtml, unexpectedAnswer } from './parse.ts';
import { askForBranchesAndTags, isWholeAnswer, NO_REFS, speaksVersion2 } from './pkt-lines.ts';
import { COMMON_HEADERS, type WireRequest } from './request.ts';
import type { Method, Route } from './routes.ts';
import type { RawAnswer } from './outcome.ts';
import type { Transport } from './transport.ts';

/** About half a million refs. */
const MAX_BYTES = 64 * 1024 * 1024;
const TOTAL_LIMIT_MS = 120_000;

const ROUTE: Route = { endpoint: 'GIT upload-pack', rate: 'api', effect: 'read', answer: 'json', unauthorizedMayMeanRole: true, capability: null };

const ServerRefs = z.array(z.object({ ref: z.string().min(1).max(4096), oid: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/) }));

const isBranchOrTag = (ref: string): boolean => (ref.startsWith('refs/heads/') || ref.startsWith('refs/tags/')) && !ref.endsWith('^{}');

type HttpRequest = { url: string; method?: string | undefined; body?: unknown };

type Deps = { transport: Transport; clock: Clock; instanceId: InstanceId | null; base: string; token: Secret };

/**
 * Refs over Git's own protocol, version 2: one request for what the server can do, one for its branches and tags. GitLab's
 * hidden refs do not count.
 */
export const createRefsEndpoint = ({ transport, clock, instanceId, base, token }: Deps): Pick<GitLab, 'listRefs'> => {
  const origin = { instanceId, route: ROUTE };

  const failed = async (answer: RawAnswer): Promise<AppError> => {
    const { status } = answer;
    // Git answers 401 to a dead token and to one without the scope alike.
    if (status === 401) return transport.unauthorized(answer, { code: 'missing_scope', instanceId, scopes: ['read_repository'] });
    if (status === 403) return new AppError({ code: 'missing_role', instanceId, project: null, needed: 'developer' });
    if (status === 404) return new AppError({ code: 'not_found', kind: 'project', instanceId });
    return status < 400 ? unexpectedAnswer(origin, 'redirect', status) : failureOfAnswer(answer, origin, clock.now());
  };

  /** One exchange: whole packets of the type that Git announces, or a failure. */
  const ask = async (request: WireRequest, type: string): Promise<Buffer> => {
    const answer = await transport.deliver(request);
    if (answer.status !== 200) throw await failed(answer);
    if (answer.body === null) throw unexpectedAnswer(origin, 'too_large', 200);
    if (isHtml(answer)) throw unexpectedAnswer(origin, 'html', 200);
    if (answer.body.byteLength === 0) throw unexpectedAnswer(origin, 'empty', 200);
    if (headerOf(answer.headers, 'content-type') !== type || !isWholeAnswer(answer.body)) throw unexpectedAnswer(origin, 'shape', 200);
    return answer.body;
  };

  const requestOf = (method: Method, url: string, body: Buffer | null): WireRequest => ({
    route: ROUTE,
    method,
    path: url.slice(base.length + 1),
    headers: {
      ...COMMON_HEADERS,
      authorization: basic(token),
      'git-protocol': 'version=2',
      ...(body === null ? {} : { 'content-type': 'application/x-git-upload-pack-request' }),
    },
    body,
    maxBytes: MAX_BYTES,
    limitMs: TOTAL_LIMIT_MS,
  });

  /** What isomorphic-git calls instead of its own HTTP client. */
  const createHttp = () => {
    let advertised: Buffer = Buffer.alloc(0);
    return {
      async request({ url, method, body }: HttpRequest) {
        const isAdvertisement = method === 'GET';
        const type = `application/x-git-upload-pack-${isAdvertisement ? 'advertisement' : 'result'}`;
        const sent = isAdvertisement ? null : askForBranchesAndTags(body, advertised);
        // An old server with an empty repository advertises nothing, and must not be asked as if it knew version 2.
        const isNothing = !isAdvertisement && !speaksVersion2(advertised);
        const bytes = isNothing ? NO_REFS : await ask(requestOf(isAdvertisement ? 'GET' : 'POST', url, sent), type);
        if (isAdvertisement) advertised = bytes;
        return { url, method: method ?? 'POST', headers: { 'content-type': type }, statusCode: 200, statusMessage: 'OK', body: oneChunk(bytes) };
      },
    };
  };

  return {
    async listRefs({ path }) {
      // Loaded when it is needed: at the start nothing is compared yet.
      const { listServerRefs } = await import('isomorphic-git');
      const url = `${base}/${path.split('/').map(encodeURIComponent).join('/')}.git`;
      const found = await listServerRefs({ http: createHttp(), url }).catch((error: unknown) => {
        // What isomorphic-git cannot read is an answer that is not Git's.
        throw error instanceof AppError ? error : unexpectedAnswer(origin, 'shape', 200);
      });
      const read = ServerRefs.safeParse(found);
      if (!read.success) throw unexpectedAnswer(origin, 'shape', 200);
      const refs: Refs = new Map(read.data.filter(({ ref }) => isBranchOrTag(ref)).map(({ ref, oid }) => [ref, oid]));
      return refs;
    },
  };
};

async function* oneChunk(bytes: Uint8Array): AsyncIterableIterator<Uint8Array> {
  yield bytes;
}
