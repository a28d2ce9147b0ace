import type { z } from 'zod';
import { AppError } from '../app-error.ts';
import { invalidInput } from '../invalid-input.ts';

/** A file whose text is not what it should be; `where` is a path into it, or a line. Never a value: it may be a secret. */
export const contentRefused = (where: string | null, cause?: unknown): AppError =>
  new AppError({ code: 'file_refused', reason: 'content', where: where === null || where === '' ? null : where.slice(0, 200) }, cause);

/** The content as the schema reads it. Fails `file_refused` `content` with the first place that is wrong. */
export const readContent = <S extends z.ZodType>(schema: S, content: unknown): z.output<S> => {
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw contentRefused(invalidInput(parsed.error).field, parsed.error);
  return parsed.data;
};
