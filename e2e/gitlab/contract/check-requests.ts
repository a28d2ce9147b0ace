import { z } from 'zod';

import type { LogEntry } from '../http/log.ts';
import { bodyOf, findPath, type OpenApi, type Operation, type ValueSchema } from './openapi.ts';

/** Real parameters that the OpenAPI document leaves out (contract D). */
const UNDOCUMENTED = new Set(['pagination', 'cursor', 'page_token', 'page', 'per_page']);
/** Real routes that the subset leaves out. */
const OUTSIDE = /\/repository\/merge_base$|\/(un)?archive$/;
/** A group's issues, left out too, take what the server's take. */
const GROUP_ISSUES = /\/groups\/[^/]+\/issues$/;

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const Fields = z.record(z.string(), z.unknown());

const hasType = (schema: ValueSchema, value: unknown): boolean => {
  if (schema.type === 'boolean') return typeof value === 'boolean' || value === 'true' || value === 'false';
  if (schema.type === 'integer') return /^-?\d+$/.test(asText(value));
  if (schema.type === 'array') return Array.isArray(value) || typeof value === 'string';
  return schema.type !== 'string' || typeof value === 'string';
};

const valueProblems = (where: string, schema: ValueSchema | undefined, value: unknown): string[] => {
  if (schema === undefined) return [`${where} is unknown`];
  if (value === null) return [];
  if (!hasType(schema, value)) return [`${where} is no ${schema.type ?? 'such value'}`];
  if (schema.enum !== undefined && !schema.enum.some((each) => asText(each) === asText(value))) return [`${where} has no such value`];
  return [];
};

const queryProblems = (operation: Operation, query: LogEntry['query']): string[] => {
  const known = new Map((operation.parameters ?? []).filter((each) => each.in === 'query').map((each) => [each.name, each.schema ?? {}]));
  return Object.entries(query).flatMap(([name, value]) => {
    const bare = name.replace(/\[\]$/, '');
    if (UNDOCUMENTED.has(bare)) return [];
    return valueProblems(`query ${bare}`, known.get(bare) ?? known.get(name), name === bare ? value : [value]);
  });
};

const bodyProblems = (document: OpenApi, operation: Operation, body: unknown): string[] => {
  const fields = Fields.safeParse(body ?? {});
  if (!fields.success) return ['the body is no object'];
  const names = Object.keys(fields.data);
  const known = bodyOf(document, operation);
  if (known === null) return names.length === 0 ? [] : ['takes no body'];
  const missing = known.required.filter((name) => !names.includes(name)).map((name) => `body ${name} is missing`);
  return [...missing, ...names.flatMap((name) => valueProblems(`body ${name}`, known.properties[name], fields.data[name]))];
};

const problemsOf = (document: OpenApi, entry: LogEntry): string[] => {
  const at = entry.path.indexOf('/api/v4');
  if (at < 0) return [];
  const path = entry.path.slice(at).replace(GROUP_ISSUES, '/issues');
  if (OUTSIDE.test(path)) return [];
  const operations = findPath(document, path);
  if (operations === undefined) return ['no such route'];
  const operation = operations[entry.method.toLowerCase()] ?? (entry.method === 'HEAD' ? operations['get'] : undefined);
  if (operation === undefined) return ['no such method on this route'];
  const reads = entry.method === 'GET' || entry.method === 'HEAD';
  return [...queryProblems(operation, entry.query), ...(reads ? [] : bodyProblems(document, operation, entry.body))];
};

/** What GitLab's OpenAPI document does not know of the logged API requests: one line per problem; none is good. Git requests are passed over. */
export const checkRequests = (entries: readonly LogEntry[], document: OpenApi): string[] => {
  const lines = entries.flatMap((entry) => problemsOf(document, entry).map((problem) => `${entry.method} ${entry.path}: ${problem}`));
  return [...new Set(lines)];
};
