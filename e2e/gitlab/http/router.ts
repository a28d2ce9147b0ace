import type { Repositories } from '../git/repositories.ts';
import type { PullMirrors } from '../mirrors/pull-mirrors.ts';
import type { PushMirrors } from '../mirrors/push-mirrors.ts';
import { atLeast, type Profile } from '../profile.ts';
import type { ServerState } from '../state/server-state.ts';
import { fail, noRoute, unauthorized, type Answer } from './answer.ts';
import type { Caller } from './auth.ts';
import type { Limiter } from './limits.ts';
import type { PagingContext } from './paging.ts';
import type { Params } from './params.ts';
import type { Incoming } from './request.ts';

/** What routes work with. */
export type Host = {
  state: ServerState;
  repositories: Repositories;
  pushMirrors: PushMirrors;
  pullMirrors: PullMirrors;
  limiter: Limiter;
};

/** One request on its way through a route. */
export type Call = PagingContext & {
  host: Host;
  state: ServerState;
  incoming: Incoming;
  /** null when anonymous. */
  caller: Caller | null;
  params: Params;
  /** A decoded part of the path. */
  segment: (name: string) => string;
};

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export type Route = {
  method: Method;
  /** Below `/api/v4`, with `:name` for one (encoded) part. */
  path: string;
  /** First version that has it, `major.minor`. */
  since?: string;
  /** Absent on Community Edition. */
  edition?: 'ee';
  /** Scopes that will do besides `api` and, for reading, `read_api`. */
  scopes?: readonly string[];
  /** Any live token will do. */
  anyScope?: boolean;
  /** Answers even a dead token, by itself. */
  takesDeadToken?: boolean;
  run: (call: Call) => Answer | Promise<Answer>;
};

export type Match = { route: Route; segments: ReadonlyMap<string, string> };

/** Finds the route of a path below `/api/v4`. Fails 404 where there is none, 405 where only other methods have it. */
export type Router = { match(method: string, path: string): Match };

const isOffered = (profile: Profile, route: Route): boolean =>
  (route.since === undefined || atLeast(profile, route.since)) && (route.edition === undefined || profile.edition === route.edition);

const compile = (path: string): { pattern: RegExp; names: string[] } => ({
  names: [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? ''),
  pattern: new RegExp(`^${path.replace(/:\w+/g, '([^/]+)')}/?$`),
});

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
};

export const createRouter = (routes: readonly Route[], profile: Profile): Router => {
  const compiled = routes.map((route) => ({ route, ...compile(route.path) }));
  return {
    match: (method, path) => {
      const wanted = method === 'HEAD' ? 'GET' : method;
      const fitting = compiled.filter(({ route, pattern }) => isOffered(profile, route) && pattern.test(path));
      if (fitting.length === 0) throw noRoute();
      const found = fitting.find(({ route }) => route.method === wanted);
      if (found === undefined) {
        throw fail(405, { error: '405 Not Allowed' }, { Allow: fitting.map(({ route }) => route.method).join(', ') });
      }
      const values = (found.pattern.exec(path) ?? []).slice(1);
      return { route: found.route, segments: new Map(found.names.map((name, index): [string, string] => [name, decode(values[index] ?? '')])) };
    },
  };
};

/** Who asks, or 401. */
export const signedIn = (call: Call): Caller => {
  if (call.caller === null) throw unauthorized();
  return call.caller;
};
