import type { Failure } from '../../src-preload/contract/failures.ts';
import type { Clock } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { Secret } from '../rules/secret.ts';
import { bearer } from './auth.ts';
import { failureOfAnswer, saysTokenIsDead } from './errors.ts';
import type { Priority } from './gitlab.ts';
import { countOf, type Headers } from './headers.ts';
import type { Line } from './line.ts';
import type { Outcome, RawAnswer } from './outcome.ts';
import { readJson, unexpectedAnswer, type Origin } from './parse.ts';
import { nextHop } from './redirects.ts';
import { COMMON_HEADERS, type WireRequest } from './request.ts';
import { routeOf, type Method } from './routes.ts';

const MAX_JSON_BYTES = 16 * 1024 * 1024;
const MAX_HOPS = 3;

/** One call of the REST API. */
export type Call = {
  method: Method;
  /** Below `/api/v4/`, percent-encoded, without query. */
  path: string;
  /** Without its question mark; empty for none. */
  query?: string;
  /** Sent as JSON where it is defined. */
  json?: unknown;
  /** The largest answer that is read, in bytes; for lists whose items may be long. */
  maxBytes?: number;
};

export type Answer = {
  body: unknown;
  /** From `X-Next-Page`; null on the last page. Links are never followed, since their host is not to be trusted. */
  nextPage: number | null;
  status: number;
  headers: Headers;
};

export type Transport = {
  /** Fails with any code of the door; the value is JSON of any shape still. */
  send(call: Call): Promise<Answer>;
  /** The outcome of a request of any kind as an answer. Fails `unreachable` or `outcome_unknown` where none came. */
  deliver(request: WireRequest): Promise<RawAnswer>;
  /** The same from another origin than the instance's, to which a download was redirected; nothing of the token goes there. */
  deliverElsewhere(url: URL, request: WireRequest): Promise<RawAnswer>;
  /** What an answer with an error status means; asks GitLab about the token where that is in doubt. */
  failed(answer: RawAnswer, origin: Origin): Promise<AppError>;
  /** How many requests it has sent. */
  sent(): number;
  /** The failure for a 401, after asking GitLab about the token; `alive` is what it means where the token works. */
  unauthorized(answer: RawAnswer, alive: Failure): Promise<AppError>;
};

type Deps = {
  line: Line; clock: Clock; token: Secret; tokenExpiresAt: number | null; priority: Priority;
  /** Throws where nothing may be changed now. */
  assertMayWrite(): void;
};

/** The REST API of one instance with one token. DESIGN.md section 5. */
export const createTransport = ({ line, clock, token, tokenExpiresAt, priority, assertMayWrite }: Deps): Transport => {
  const { instanceId } = line;

  const requestOf = ({ method, path, query = '', json, maxBytes = MAX_JSON_BYTES }: Call): WireRequest => ({
    route: routeOf(method, path),
    method,
    path: `api/v4/${path}${query === '' ? '' : `?${query}`}`,
    headers: {
      ...COMMON_HEADERS,
      authorization: bearer(token),
      accept: 'application/json',
      ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    },
    body: json === undefined ? null : JSON.stringify(json),
    maxBytes,
    limitMs: line.limits().requestSeconds * 1000,
  });

  const answerOf = (outcome: Outcome, { route }: WireRequest, of = instanceId): RawAnswer => {
    if (outcome.kind === 'answer') return outcome;
    const unknown = outcome.sent && route.effect !== 'read';
    throw new AppError(unknown ? { code: 'outcome_unknown', instanceId: of, endpoint: route.endpoint } : { code: 'unreachable', instanceId: of, reason: outcome.reason });
  };

  let sent = 0;
  const deliver = async (request: WireRequest): Promise<RawAnswer> => {
    const mayGo = request.route.effect === 'read' ? () => undefined : assertMayWrite;
    // Also now: nobody waits for a place in order to be refused.
    mayGo();
    sent += 1;
    return answerOf(await line.send(request, priority, mayGo), request);
  };

  const deliverApi = async (first: WireRequest): Promise<{ answer: RawAnswer; request: WireRequest }> => {
    let request = first;
    for (let hop = 0; hop <= MAX_HOPS; hop += 1) {
      const answer = await deliver(request);
      if (answer.status < 300 || answer.status >= 400) return { answer, request };
      const next = nextHop(request, answer, { origin: line.origin, target: line.target(request.path) });
      if (next === null) throw unexpectedAnswer({ instanceId, route: request.route }, 'redirect', answer.status);
      request = next;
    }
    throw unexpectedAnswer({ instanceId, route: request.route }, 'redirect', 302);
  };

  const isTokenAlive = async (): Promise<boolean> => {
    const { answer, request } = await deliverApi(requestOf({ method: 'GET', path: 'personal_access_tokens/self' }));
    if (answer.status === 429 || answer.status >= 500) throw failureOfAnswer(answer, { instanceId, route: request.route }, clock.now());
    // Any other answer but 401 was given to somebody whom GitLab knows.
    return answer.status !== 401;
  };

  const deadToken = (): AppError => {
    const expired = tokenExpiresAt !== null && tokenExpiresAt <= clock.now();
    return new AppError({ code: expired ? 'token_expired' : 'unauthorized_token', instanceId });
  };

  const unauthorized = async (answer: RawAnswer, alive: Failure): Promise<AppError> =>
    saysTokenIsDead(answer) || !(await isTokenAlive()) ? deadToken() : new AppError(alive);

  const failed = async (answer: RawAnswer, origin: Origin): Promise<AppError> => {
    const failure = failureOfAnswer(answer, origin, clock.now());
    if (failure.failure.code !== 'unauthorized_token') return failure;
    if (!origin.route.unauthorizedMayMeanRole) return deadToken();
    return unauthorized(answer, { code: 'missing_role', instanceId, project: null, needed: origin.route.endpoint.includes('groups/:id') ? 'owner' : 'maintainer' });
  };

  return {
    async send(call) {
      const { answer, request } = await deliverApi(requestOf(call));
      const origin: Origin = { instanceId, route: request.route };
      if (answer.status >= 400) throw await failed(answer, origin);
      const nextPage = countOf(answer.headers, 'x-next-page');
      return { body: readJson(answer, origin), nextPage: nextPage === 0 ? null : nextPage, status: answer.status, headers: answer.headers };
    },
    deliver,
    deliverElsewhere: async (url, request) => answerOf(await line.sendElsewhere(url, request, priority), request, null),
    failed,
    sent: () => sent,
    unauthorized,
  };
};
