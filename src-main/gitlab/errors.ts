import { z } from 'zod';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { LIMITS } from '../../src-preload/contract/limits.ts';
import { AppError } from '../rules/app-error.ts';
import { redact } from '../rules/redact.ts';
import { headerOf } from './headers.ts';
import type { RawAnswer } from './outcome.ts';
import { isHtml, jsonOrNothing, unexpectedAnswer, type Origin } from './parse.ts';
import { rateAnswerOf } from './rate-answer.ts';

/** Every body that GitLab gives with an error (contract.md A.0), in one shape. */
const ErrorBody = z.object({
  message: z.unknown().optional(),
  error: z.unknown().optional(),
  scope: z.string().max(500).optional(),
});
type ErrorBody = z.infer<typeof ErrorBody>;

const Fields = z.record(z.string().max(200), z.unknown());

/** All texts in a message, however deep GitLab has put them. */
const wordsIn = (value: unknown, depth = 3): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || depth === 0) return [];
  return Object.values(value).flatMap((inner: unknown) => wordsIn(inner, depth - 1));
};

const refused = (body: ErrorBody, status: number, { instanceId, route }: Origin): Failure => {
  const fields = Fields.safeParse(body.message);
  const [named] = fields.success ? Object.keys(fields.data) : [];
  const words = redact(wordsIn(body.message ?? body.error).join(' · ')).slice(0, LIMITS.gitlabText);
  const field = named === undefined || named === 'base' || named === 'error' ? null : named;
  return { code: 'refused_by_gitlab', instanceId, endpoint: route.endpoint, status, field, words };
};

/** Whoever may report may do what else there is to do with issues; GitLab's `reporter` and `planner` are below the least that we name. */
const roleFor = ({ endpoint }: Origin['route']): 'developer' | 'maintainer' | 'owner' => {
  if (endpoint === 'DELETE projects/:id/issues/:id') return 'owner';
  return /projects\/:id\/(issues|labels|milestones|uploads|members)/.test(endpoint) ? 'developer' : 'maintainer';
};

const isProjectRoute = ({ route }: Origin): boolean => route.endpoint.includes('projects/:id');

const forbidden = (body: ErrorBody, origin: Origin): Failure => {
  const { instanceId } = origin;
  if (body.error === 'insufficient_scope' || body.error === 'insufficient_granular_scope') {
    const scopes = (body.scope ?? '').split(' ').filter((scope) => scope !== '').map((scope) => scope.slice(0, 200)).slice(0, 20);
    return { code: 'missing_scope', instanceId, scopes };
  }
  return isProjectRoute(origin) ? { code: 'missing_role', instanceId, project: null, needed: roleFor(origin.route) } : refused(body, 403, origin);
};

/** What a path names last of what we tell apart; that the project itself is gone shows where it is listed. */
const kindOf = ({ endpoint }: Origin['route']): 'group' | 'issue' | 'project' => {
  if (endpoint.includes('groups/:id')) return 'group';
  return /issues\/:id|uploads\/:secret/.test(endpoint) ? 'issue' : 'project';
};

/** A record that is not there says `message`; a route that this GitLab does not know, or not with this verb, says `error`. */
const missing = (body: ErrorBody, status: number, origin: Origin): Failure => {
  const { instanceId, route } = origin;
  if (body.message === undefined) {
    return route.capability === null
      ? { code: 'unexpected_answer', instanceId, endpoint: route.endpoint, reason: 'status', status }
      : { code: 'not_supported', instanceId, capability: route.capability };
  }
  return { code: 'not_found', kind: kindOf(route), instanceId };
};

const serverError = (answer: RawAnswer, origin: Origin): Failure => {
  const { instanceId, route } = origin;
  // The gateway gave up waiting, or GitLab broke off: a create may have happened. 503 is said before anything is done.
  if (route.effect === 'create' && answer.status !== 503) return { code: 'outcome_unknown', instanceId, endpoint: route.endpoint };
  const isMaintenance = answer.status === 503 && headerOf(answer.headers, 'retry-after') !== null && !isHtml(answer);
  return { code: 'unreachable', instanceId, reason: isMaintenance ? 'maintenance' : 'server_error' };
};

/** What an answer with an error status means: by status and shape, never by its words. `now` in UTC ms. */
export const failureOfAnswer = (answer: RawAnswer, origin: Origin, now: number): AppError => {
  const { status, headers } = answer;
  const { instanceId } = origin;
  if (status >= 500) return new AppError(serverError(answer, origin));
  if (status === 429) return new AppError({ code: 'rate_limited', instanceId, retryAt: Math.ceil(rateAnswerOf(headers, now).retryAt ?? now + 60_000) });
  if (isHtml(answer)) return unexpectedAnswer(origin, 'html', status);
  const parsed = ErrorBody.safeParse(jsonOrNothing(answer.body?.toString('utf8') ?? ''));
  const body: ErrorBody = parsed.success ? parsed.data : {};
  if (status === 401) return new AppError({ code: 'unauthorized_token', instanceId });
  if (!parsed.success) return unexpectedAnswer(origin, 'status', status);
  if (status === 403) return new AppError(forbidden(body, origin));
  if (status === 404 || (status === 405 && body.message === undefined)) return new AppError(missing(body, status, origin));
  return new AppError(refused(body, status, origin));
};

/** True where the 401 itself says that the token is dead, so that nothing has to be asked back. */
export const saysTokenIsDead = ({ body }: RawAnswer): boolean => {
  const parsed = ErrorBody.safeParse(jsonOrNothing(body?.toString('utf8') ?? ''));
  return parsed.success && parsed.data.error === 'invalid_token';
};
