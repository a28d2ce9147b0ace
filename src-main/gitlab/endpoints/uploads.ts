import { z } from 'zod';
import type { InstanceId } from '../../../src-preload/contract/ids.ts';
import type { Chance } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import type { Secret } from '../../rules/secret.ts';
import { bearer } from '../auth.ts';
import { headerOf } from '../headers.ts';
import type { IssueDoor } from '../issue-door.ts';
import { fileForm } from '../multipart.ts';
import type { RawAnswer } from '../outcome.ts';
import { readJson, shaped, unexpectedAnswer, type Origin } from '../parse.ts';
import { COMMON_HEADERS, type WireRequest } from '../request.ts';
import { routeOf } from '../routes.ts';
import type { Transport } from '../transport.ts';

/** Files are large; that one stands still ends it sooner (`connections.ts`). */
const TOTAL_LIMIT_MS = 15 * 60_000;
const MAX_HOPS = 3;

/** `/uploads/<secret>/<filename>`; a name that would be more than one part of a path is none. */
const UploadAnswer = z.object({ url: z.string().max(2000).regex(/^\/uploads\/[0-9a-f]{32,64}\/[^/]+$/) });

export type UploadDeps = { transport: Transport; chance: Chance; instanceId: InstanceId | null; base: string; token: Secret };

/** Longer than other headers may be: a signed address is. */
const locationOf = ({ headers: { location } }: RawAnswer): string | null => (typeof location === 'string' && location.length <= 8000 ? location : null);

/** Where a redirect leads; never from a protected connection to an open one. */
const hopOf = (answer: RawAnswer, from: URL, origin: Origin): URL => {
  const location = locationOf(answer);
  if (location === null || !URL.canParse(location, from.href)) throw unexpectedAnswer(origin, 'redirect', answer.status);
  const to = new URL(location, from);
  const isHttp = to.protocol === 'https:' || (to.protocol === 'http:' && from.protocol === 'http:');
  if (!isHttp) throw new AppError({ code: 'blocked_address', reason: 'redirect' });
  if (to.username !== '' || to.password !== '') throw new AppError({ code: 'blocked_address', reason: 'user_info' });
  return to;
};

/** Files of a project's issues: contract.md A.9. */
export const createUploadEndpoints = ({ transport, chance, instanceId, base, token }: UploadDeps): Pick<IssueDoor, 'downloadUpload' | 'createUpload'> => {
  /** Only here a redirect is followed to another origin, and only without the token. What fails there says nothing of the instance: `of` is whom it comes from. */
  const follow = async (first: WireRequest, origin: Origin): Promise<{ answer: RawAnswer; of: Origin }> => {
    let of = origin;
    let from = new URL(`${base}/${first.path}`);
    let answer = await transport.deliver(first);
    for (let hop = 0; answer.status >= 300 && answer.status < 400; hop += 1) {
      if (hop === MAX_HOPS) throw unexpectedAnswer(origin, 'redirect', answer.status);
      from = hopOf(answer, from, origin);
      of = { ...origin, instanceId: null };
      answer = await transport.deliverElsewhere(from, { ...first, headers: COMMON_HEADERS });
    }
    return { answer, of };
  };

  /** A file comes as an attachment; a page or an error that says 200 does not. */
  const refuseIfNoFile = (answer: RawAnswer, origin: Origin): void => {
    if (answer.body === null) throw unexpectedAnswer(origin, 'too_large', answer.status);
    if (headerOf(answer.headers, 'content-disposition') !== null) return;
    const type = headerOf(answer.headers, 'content-type') ?? '';
    if (/^(text\/html|application\/xhtml)/i.test(type)) throw unexpectedAnswer(origin, 'html', answer.status);
    if (/^(application\/json)/i.test(type)) throw unexpectedAnswer(origin, 'shape', answer.status);
    if ((answer.poured ?? 0) === 0) throw unexpectedAnswer(origin, 'empty', answer.status);
  };

  const headers = { ...COMMON_HEADERS, authorization: bearer(token) };

  return {
    async downloadUpload(projectId, { secret, filename }, sink, maxBytes) {
      const path = `projects/${projectId}/uploads/${encodeURIComponent(secret)}/${encodeURIComponent(filename)}`;
      const route = routeOf('GET', path);
      const { answer, of: origin } = await follow({ route, method: 'GET', path: `api/v4/${path}`, headers, body: null, maxBytes, sink, limitMs: TOTAL_LIMIT_MS }, { instanceId, route });
      if (answer.status >= 400) throw await transport.failed(answer, origin);
      if (answer.status !== 200) throw unexpectedAnswer(origin, 'status', answer.status);
      refuseIfNoFile(answer, origin);
      return { bytes: answer.poured ?? 0 };
    },
    async createUpload(projectId, file) {
      const path = `projects/${projectId}/uploads`;
      const route = routeOf('POST', path);
      const origin: Origin = { instanceId, route };
      const form = fileForm('file', file, `mirror-maestro-${Buffer.from(chance.bytes(24)).toString('hex')}`);
      const answer = await transport.deliver({
        route, method: 'POST', path: `api/v4/${path}`, maxBytes: 64 * 1024, limitMs: TOTAL_LIMIT_MS, body: form.read,
        headers: { ...headers, accept: 'application/json', 'content-type': form.contentType, 'content-length': String(form.bytes) },
      });
      if (answer.status >= 300) throw answer.status >= 400 ? await transport.failed(answer, origin) : unexpectedAnswer(origin, 'redirect', answer.status);
      return { path: shaped(UploadAnswer, readJson(answer, origin), origin).url };
    },
  };
};
