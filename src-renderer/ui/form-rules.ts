import type { z } from 'zod';
import type { Failure } from '../../src-preload/contract/failures.ts';
import { fieldOfFailure } from '../text/failures.ts';
import { ruleWords } from '../text/fields.ts';

type Issue = z.core.$ZodIssue;

const ruleOf = (issue: Issue): { rule: string; limit?: string } => {
  if (issue.code === 'too_big') return { rule: 'too_big', limit: boundOf(issue.origin, issue.maximum) };
  if (issue.code === 'too_small') return { rule: 'too_small', limit: boundOf(issue.origin, issue.minimum) };
  // A pattern of the contract carries its rule's stable word as its message: `printable`, `project_path`.
  return issue.code === 'invalid_format' ? { rule: issue.message } : { rule: issue.code };
};

const boundOf = (origin: string, bound: number | bigint): string => (origin === 'string' && bound !== 1 ? `${bound} characters` : `${bound}`);

/** A contract schema as a Mantine form's `validate`: each field's path with the line that stands under it. */
export const formRules = (schema: z.ZodType) => (values: unknown): Record<string, string> => {
  const parsed = schema.safeParse(values);
  if (parsed.success) return {};
  const errors: Record<string, string> = {};
  for (const issue of parsed.error.issues) {
    const { rule, limit } = ruleOf(issue);
    errors[issue.path.join('.')] ??= ruleWords(rule, limit);
  }
  return errors;
};

/** Brings the first field with an error into sight and puts the cursor there; `inputOf` is the form's `getInputNode`. */
export const focusFirstError = (errors: object, inputOf: (path: string) => HTMLElement | null): void => {
  const [first] = Object.keys(errors);
  if (first !== undefined) inputOf(first)?.focus();
};

/** A failure's line for one of this form's fields; null when it concerns the whole form or another field. */
export const formErrors = (failure: Failure, fields: readonly string[]): Record<string, string> | null => {
  const found = fieldOfFailure(failure);
  if (found === null) return null;
  const last = found.field.split('.').at(-1);
  const field = fields.find((name) => name === found.field || name === last);
  return field === undefined ? null : { [field]: found.words };
};
