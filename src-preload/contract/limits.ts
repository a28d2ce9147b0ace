import { z } from 'zod';

/** Sizes that hold on both sides of the bridge. Characters, unless the name says otherwise. */
export const LIMITS = {
  name: 100,
  description: 500,
  url: 500,
  token: 512,
  caCertificate: 64 * 1024,
  projectPath: 500,
  branchRegex: 255,
  search: 200,
  passphrase: 1024,
  gitlabText: 2000,
  pageSize: 500,
  refNames: 200,
  /** Mirrors in one selection, steps in one plan. */
  selection: 10_000,
} as const;

/** A required text: trimmed, 1 to `max` characters. */
export const text = (max: number) => z.string().trim().min(1).max(max);

/** An optional free text: trimmed, 0 to `max` characters. */
export const note = (max: number) => z.string().trim().max(max);

/** A moment as milliseconds since 1970 in UTC. */
export const moment = z.int().min(0);

/** Any number that is told and not calculated with. */
export const figure = z.number().min(-1e15).max(1e15);

/** A count of things: a safe integer from 0. */
export const count = z.int().min(0);

/** Paging that every `list` takes. Out of range is refused, never clamped. */
export const paging = {
  offset: z.int().min(0).max(10_000_000).default(0),
  limit: z.int().min(1).max(LIMITS.pageSize).default(100),
};

/** The answer of every `list`: one page and the true total. */
export const page = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item).max(LIMITS.pageSize), total: count });
