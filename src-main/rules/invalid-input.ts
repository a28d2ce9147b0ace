import type { z } from 'zod';
import type { Failure } from '../../src-preload/contract/failures.ts';

type Issue = z.core.$ZodIssue;

const limitOf = (issue: Issue): string | undefined => {
  switch (issue.code) {
    case 'too_big':
      return String(issue.maximum);
    case 'too_small':
      return String(issue.minimum);
    case 'invalid_value':
      return issue.values.map(String).join(', ').slice(0, 300);
    case 'invalid_type':
      return issue.expected;
    case 'unrecognized_keys':
      return undefined;
    default:
      return undefined;
  }
};

/** Of a union the alternative that came furthest speaks: a text that is no path is told about paths, not about numbers. */
const deepest = (issue: Issue): Issue => {
  if (issue.code !== 'invalid_union') return issue;
  const inner = issue.errors
    .map((alternative) => alternative[0])
    .filter((one) => one !== undefined)
    .toSorted((a, b) => weight(b) - weight(a))[0];
  return inner === undefined ? issue : deepest({ ...inner, path: [...issue.path, ...inner.path] });
};

const weight = (issue: Issue): number => issue.path.length * 2 + (issue.code === 'invalid_type' ? 0 : 1);

/** The first thing that is wrong with an input: which field, which rule, which bound. Never a value. */
export const invalidInput = (error: z.ZodError): Extract<Failure, { code: 'invalid_input' }> => {
  const [first] = error.issues;
  if (first === undefined) return { code: 'invalid_input', field: '', rule: 'invalid' };
  const issue = deepest(first);
  const unknownKey = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...unknownKey].join('.').slice(0, 300);
  const rule = issue.code === 'invalid_format' || issue.code === 'custom' ? issue.message.slice(0, 200) : issue.code === 'unrecognized_keys' ? 'unknown_key' : issue.code;
  const limit = limitOf(issue);
  return { code: 'invalid_input', field, rule, ...(limit === undefined ? {} : { limit }) };
};
