import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { methods } from './methods.ts';

/** Walks a schema and collects the paths of texts, lists and numbers without an upper bound. */
const unbounded = (schema: unknown, path: string, seen: Set<unknown>): string[] => {
  if (!(schema instanceof z.ZodType) || seen.has(schema)) return [];
  seen.add(schema);
  const inner = (next: unknown, name: string): string[] => unbounded(next, `${path}${name}`, seen);
  if (schema instanceof z.ZodString) return schema.maxLength === null ? [path] : [];
  if (schema instanceof z.ZodNumber) return schema.maxValue === null || schema.maxValue === Infinity ? [path] : [];
  if (schema instanceof z.ZodArray) {
    const isBounded = schema.def.checks?.some((check) => check._zod.def.check === 'max_length' || check._zod.def.check === 'length_equals') ?? false;
    return [...(isBounded ? [] : [path]), ...inner(schema.element, '[]')];
  }
  if (schema instanceof z.ZodObject) return Object.entries(schema.shape).flatMap(([name, field]) => inner(field, `.${name}`));
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option, index) => inner(option, `|${index}`));
  if (schema instanceof z.ZodRecord) return [...inner(schema.keyType, '{key}'), ...inner(schema.valueType, '{value}')];
  if (schema instanceof z.ZodNullable || schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return inner(schema.def.innerType, '');
  if (schema instanceof z.ZodPipe) return [...inner(schema.in, ''), ...inner(schema.out, '')];
  return [];
};

describe('the table of methods', () => {
  it.each(Object.entries(methods))('%s bounds every text, list and number that it takes and gives', (_name, { input, output }) => {
    expect(unbounded(input, 'input', new Set())).toEqual([]);
    expect(unbounded(output, 'output', new Set())).toEqual([]);
  });

  it('refuses an unknown key in every input', () => {
    for (const [name, { input }] of Object.entries(methods)) {
      const result = input.safeParse({ noSuchKey: 1 });
      expect(result.success, name).toBe(false);
    }
  });

  it('finds a text without a bound', () => {
    expect(unbounded(z.object({ free: z.string(), list: z.array(z.string().max(3)) }), 'x', new Set())).toEqual(['x.free', 'x.list']);
  });
});
