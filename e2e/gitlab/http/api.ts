import { fail, type Answer } from './answer.ts';
import { authenticate, checkScope, presentedToken, type Caller } from './auth.ts';
import { createParams } from './params.ts';
import { fieldsOf, type Incoming } from './request.ts';
import type { Host, Route, Router } from './router.ts';

/** The REST API below `/api/v4`. `path` is without the relative root. */
export type Api = { accepts(path: string): boolean; handle(incoming: Incoming, path: string): Promise<Answer> };

const BASE = '/api/v4';
const MAX_URL = 8_192;

const reads = (method: string): boolean => method === 'GET' || method === 'HEAD';

const refuseWhileMaintained = (host: Host, method: string): void => {
  if (!host.state.settings.maintenance || reads(method)) return;
  throw fail(503, { message: 'You cannot perform write operations: GitLab system is in maintenance mode' }, { 'Retry-After': '900' });
};

export const createApi = (host: Host, router: Router): Api => {
  const { state } = host;

  const callerOf = (incoming: Incoming, route: Route): Caller | null => {
    if (route.takesDeadToken !== true) return authenticate(state, incoming.headers);
    const token = presentedToken(state, incoming.headers);
    const user = state.users.get(token?.userId ?? 0);
    return token === null || user === undefined ? authenticate(state, incoming.headers) : { user, token };
  };

  const handle = async (incoming: Incoming, path: string): Promise<Answer> => {
    if (incoming.path.length > MAX_URL) return { status: 414, body: '414 Request-URI Too Large' };
    if (!path.startsWith(BASE)) throw fail(410, { error: 'API V3 is no longer supported. Use API V4 instead.' });
    const { route, segments } = router.match(incoming.method, path.slice(BASE.length));
    const caller = callerOf(incoming, route);
    const headers = caller === null ? {} : host.limiter.countApi(String(caller.user.id));
    if (caller !== null && route.anyScope !== true && route.takesDeadToken !== true) checkScope(caller.token, incoming.method, route.scopes ?? []);
    refuseWhileMaintained(host, incoming.method);
    const answer = await route.run({
      host,
      state,
      incoming,
      caller,
      path,
      query: incoming.query,
      params: createParams(fieldsOf(incoming)),
      segment: (name) => segments.get(name) ?? '',
    });
    return { ...answer, headers: { ...headers, ...answer.headers } };
  };

  return { accepts: (path) => path.startsWith('/api/'), handle };
};
