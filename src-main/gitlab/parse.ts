import type { z } from 'zod';
import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { AppError } from '../rules/app-error.ts';
import { headerOf } from './headers.ts';
import type { RawAnswer } from './outcome.ts';
import type { Route } from './routes.ts';

type Reason = Extract<Failure, { code: 'unexpected_answer' }>['reason'];

/** Where an answer came from, for its failures. */
export type Origin = { instanceId: InstanceId | null; route: Route };

/**
 * The failure of an answer that is not what GitLab gives. Of a create that answered 201 it is not known what became of it,
 * however odd the body.
 */
export const unexpectedAnswer = ({ instanceId, route }: Origin, reason: Reason, status: number): AppError =>
  route.effect === 'create' && status === 201
    ? new AppError({ code: 'outcome_unknown', instanceId, endpoint: route.endpoint })
    : new AppError({ code: 'unexpected_answer', instanceId, endpoint: route.endpoint, reason, status });

/** Whether a body is a page for people: by its type, or by how it begins where the type says otherwise. */
export const isHtml = ({ headers, body }: RawAnswer): boolean => {
  const type = headerOf(headers, 'content-type') ?? '';
  return /^(text\/html|application\/xhtml)/i.test(type) || /^\s*</.test(body?.toString('utf8', 0, 100) ?? '');
};

/** The value in a JSON body. Fails `unexpected_answer` for pages, empty and oversized bodies, and what is no JSON. */
export const readJson = (answer: RawAnswer, origin: Origin): unknown => {
  const { body, status } = answer;
  if (body === null) throw unexpectedAnswer(origin, 'too_large', status);
  if (isHtml(answer)) throw unexpectedAnswer(origin, 'html', status);
  const text = body.toString('utf8').trim();
  if (text === '') {
    if (origin.route.answer === 'nothing') return null;
    throw unexpectedAnswer(origin, 'empty', status);
  }
  const value = jsonOrNothing(text);
  if (value === undefined && origin.route.answer === 'json') throw unexpectedAnswer(origin, 'not_json', status);
  return value ?? null;
};

/** undefined where the text is no JSON. */
export const jsonOrNothing = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** A value as `schema` wants it, with only the fields that it names. Fails `unexpected_answer`, which says nothing of the value. */
export const shaped = <T extends z.ZodType>(schema: T, value: unknown, origin: Origin): z.output<T> => {
  const read = schema.safeParse(value);
  if (!read.success) throw unexpectedAnswer(origin, 'shape', origin.route.effect === 'create' ? 201 : 200);
  return read.data;
};
