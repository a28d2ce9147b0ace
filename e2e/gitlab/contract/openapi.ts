import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

const Value = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  $ref: z.string().optional(),
});
export type ValueSchema = z.infer<typeof Value>;

const BodySchema = z.looseObject({ $ref: z.string().optional(), required: z.array(z.string()).optional(), properties: z.record(z.string(), Value).optional() });

const Operation = z.looseObject({
  parameters: z.array(z.looseObject({ name: z.string(), in: z.string(), schema: Value.optional() })).optional(),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: BodySchema.optional() })) }).optional(),
});
export type Operation = z.infer<typeof Operation>;

const Document = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), Operation)),
  components: z.looseObject({ schemas: z.record(z.string(), z.unknown()) }),
});

/** The part of GitLab's OpenAPI document that requests are held against. */
export type OpenApi = z.infer<typeof Document>;

export const readOpenApi = (folder: string): OpenApi => Document.parse(JSON.parse(readFileSync(join(folder, 'openapi-19.3-subset.json'), 'utf8')));

/** The properties that a body may have and must have; null where the operation takes none. */
export const bodyOf = (document: OpenApi, operation: Operation): { properties: Record<string, ValueSchema>; required: readonly string[] } | null => {
  const schema = Object.values(operation.requestBody?.content ?? {})[0]?.schema;
  if (schema === undefined) return null;
  const name = schema.$ref?.split('/').at(-1);
  const resolved = name === undefined ? schema : BodySchema.parse(document.components.schemas[name]);
  return { properties: resolved.properties ?? {}, required: resolved.required ?? [] };
};

const matcher = (template: string): RegExp => new RegExp(`^${template.replace(/\{[^}]+\}/g, '[^/]+')}$`);

const placeholders = (template: string): number => template.split('{').length;

/** The operations of a path; where two templates fit, the more literal one. */
export const findPath = (document: OpenApi, path: string): Record<string, Operation> | undefined =>
  Object.entries(document.paths)
    .filter(([template]) => matcher(template).test(path))
    .toSorted(([a], [b]) => placeholders(a) - placeholders(b))[0]?.[1];
