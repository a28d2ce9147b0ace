import type { Capability } from '../../src-preload/contract/failures.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** GitLab's own limits that count apart from the general one (contract.md A.0.1). */
export const RATE_CLASSES = ['api', 'list', 'project_read', 'note_create', 'issue_create', 'search'] as const;
export type RateClass = (typeof RATE_CLASSES)[number];

/**
 * What sending a request twice does: `read` nothing, `repeatable` the same as once, `create` a second object. A lost answer
 * to either of the latter two leaves the outcome unknown.
 */
export type Effect = 'read' | 'repeatable' | 'create';

/** The facts about one REST route on which transport and errors depend. */
export type Route = {
  /** `GET projects/:id/remote_mirrors`: for logs and failures; carries no name of anything. */
  endpoint: string;
  rate: RateClass;
  effect: Effect;
  /** `nothing` where GitLab's body has no meaning; it may then be empty. */
  answer: 'json' | 'nothing';
  /** Routes that answer 401 to a valid token whose user lacks the role (contract.md A.0). */
  unauthorizedMayMeanRole: boolean;
  /** What is missing when this GitLab does not know the route at all. */
  capability: Capability | null;
};

const WITHOUT_BODY = new Set(['POST projects/:id/remote_mirrors/:id/sync', 'POST projects/:id/mirror/pull']);
/** A label's name is taken after the first time, and what sets something sets it again. */
const REPEATABLE_POSTS = new Set([
  ...WITHOUT_BODY,
  'POST projects/:id/labels',
  'POST projects/:id/issues/:id/time_estimate',
  'POST projects/:id/issues/:id/reset_time_estimate',
  'POST projects/:id/issues/:id/reset_spent_time',
]);

const CAPABILITIES: ReadonlyArray<[RegExp, Capability]> = [
  [/remote_mirrors\/:id\/sync$/, 'push_mirror_sync'],
  [/remote_mirrors\/:id\/public_key$/, 'ssh_mirror'],
  [/remote_mirrors/, 'push_mirror'],
  [/mirror\/pull$/, 'pull_mirror'],
  [/groups\/:id\/access_tokens/, 'group_tokens'],
  [/access_tokens/, 'project_tokens'],
  [/uploads\/:secret\/:filename$/, 'upload_download'],
  [/deploy_tokens/, 'deploy_tokens'],
  [/deploy_keys/, 'ssh_mirror'],
];

const ID_AFTER = new Set(['projects', 'groups', 'discussions']);

const template = (method: Method, path: string): string => {
  const parts = path.split('/');
  const named = parts.map((part, at) => {
    if (at > 0 && parts[at - 1] === 'uploads') return ':secret';
    if (at > 1 && parts[at - 2] === 'uploads') return ':filename';
    const isId = /^\d+$/.test(part) || (at > 0 && ID_AFTER.has(parts[at - 1] ?? ''));
    return isId ? ':id' : part;
  });
  return `${method} ${named.join('/')}`;
};

const rateOf = (endpoint: string): RateClass => {
  if (endpoint === 'GET projects' || endpoint === 'GET groups') return 'list';
  if (endpoint === 'GET projects/:id') return 'project_read';
  if (endpoint === 'POST projects/:id/issues') return 'issue_create';
  if (/^POST .*\/(notes|discussions)$/.test(endpoint)) return 'note_create';
  return /^GET (.*\/)?search$/.test(endpoint) ? 'search' : 'api';
};

const effectOf = (method: Method, endpoint: string): Effect => {
  if (method === 'GET') return 'read';
  return method === 'POST' && !REPEATABLE_POSTS.has(endpoint) ? 'create' : 'repeatable';
};

/** The route of a path below the API root, without query. */
export const routeOf = (method: Method, path: string): Route => {
  const endpoint = template(method, path);
  return {
    endpoint,
    rate: rateOf(endpoint),
    effect: effectOf(method, endpoint),
    answer: method === 'DELETE' || WITHOUT_BODY.has(endpoint) ? 'nothing' : 'json',
    unauthorizedMayMeanRole: /projects\/:id\/remote_mirrors|(projects|groups)\/:id\/access_tokens/.test(endpoint),
    capability: CAPABILITIES.find(([pattern]) => pattern.test(endpoint))?.[1] ?? null,
  };
};
