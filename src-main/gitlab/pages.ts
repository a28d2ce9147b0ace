import type { z } from 'zod';
import type { Api } from './api.ts';

/** More pages than any list of ours can have; a server that always names a next page is not followed for ever. */
const MAX_PAGES = 200;
const PER_PAGE = 100;

/** One page as gitbeaker answers it with `showExpanded`. */
type Page = { data: unknown; paginationInfo: { next: number | null } };
type PageQuery = { page: number; perPage: number; showExpanded: true };

/**
 * All items of a list, page by page, until GitLab names no next page: a short page may have a successor (contract.md A.0).
 * `path` is for failures only.
 */
export const allPages = async <T extends z.ZodType>(api: Api, path: string, item: z.ZodArray<T>, ask: (query: PageQuery) => Promise<Page>): Promise<Array<z.output<T>>> => {
  const found: Array<z.output<T>> = [];
  let next: number | null = 1;
  for (let asked = 0; next !== null && asked < MAX_PAGES; asked += 1) {
    const page: Page = await ask({ page: next, perPage: PER_PAGE, showExpanded: true });
    found.push(...api.read(item, page.data, 'GET', path));
    ({ next } = page.paginationInfo);
  }
  return found;
};

/**
 * The items `offset` to `offset + limit` of a list that GitLab only gives in whole pages of `limit`; `more` tells whether there
 * are further ones.
 */
export const slice = async <T extends z.ZodType>(
  api: Api,
  path: string,
  item: z.ZodArray<T>,
  { offset, limit }: { offset: number; limit: number },
  ask: (query: PageQuery) => Promise<Page>,
): Promise<{ items: Array<z.output<T>>; more: boolean }> => {
  const first = Math.floor(offset / limit) + 1;
  const skipped = offset % limit;
  const read = async (page: number): Promise<{ items: Array<z.output<T>>; more: boolean }> => {
    const { data, paginationInfo } = await ask({ page, perPage: limit, showExpanded: true });
    return { items: api.read(item, data, 'GET', path), more: paginationInfo.next !== null };
  };
  const start = await read(first);
  if (skipped === 0) return start;
  const rest = start.more ? await read(first + 1) : { items: [], more: false };
  return { items: [...start.items.slice(skipped), ...rest.items.slice(0, skipped)], more: rest.more || rest.items.length > skipped };
};
