import { externalUrl, type ServerState } from '../state/server-state.ts';
import { fail, type Answer } from './answer.ts';
import type { Params } from './params.ts';

const DEFAULT_PER_PAGE = 20;
const MAX_OFFSET = 50_000;
const MAX_COUNTED = 10_000;

/** What paging needs to know of the request. `path` is without the relative root. */
export type PagingContext = { state: ServerState; params: Params; path: string; query: URLSearchParams };

const perPage = ({ state, params }: PagingContext): number => {
  const wanted = params.whole('per_page') ?? DEFAULT_PER_PAGE;
  return Math.min(Math.max(wanted, 1), state.profile.perPageMax);
};

/** How many rows say all that an answer says: the page, whether another follows, and how many there are while that is told. */
export const rowsNeeded = (context: PagingContext): number => Math.max(MAX_COUNTED, Math.max(context.params.whole('page') ?? 1, 1) * perPage(context)) + 1;

/** Links carry the configured address, which may be another host than was asked (contract A.0, E.8). */
const link = ({ state, path, query }: PagingContext, rel: string, changes: Record<string, string>): string => {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) next.set(name, value);
  return `<${externalUrl(state)}${path}?${next.toString()}>; rel="${rel}"`;
};

/** One page by number, with all its headers; totals are left out above 10,000 rows. */
export const offsetPage = <T, S>(
  context: PagingContext,
  rows: readonly T[],
  show: (row: T) => S,
  options: { keysetOf?: string; countless?: boolean } = {},
): Answer & { body: S[] } => {
  const size = perPage(context);
  const page = Math.max(context.params.whole('page') ?? 1, 1);
  if (options.keysetOf !== undefined && page * size > MAX_OFFSET) {
    throw fail(405, {
      error: `Offset pagination has a maximum allowed offset of ${MAX_OFFSET} for requests that return objects of type ${options.keysetOf}. Remaining records can be retrieved using keyset pagination.`,
    });
  }
  const counted = rows.length <= MAX_COUNTED && options.countless !== true;
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const more = page * size < rows.length;
  const links = [
    ...(page > 1 ? [link(context, 'prev', { page: String(page - 1), per_page: String(size) })] : []),
    ...(more ? [link(context, 'next', { page: String(page + 1), per_page: String(size) })] : []),
    link(context, 'first', { page: '1', per_page: String(size) }),
    ...(counted ? [link(context, 'last', { page: String(pages), per_page: String(size) })] : []),
  ];
  return {
    status: 200,
    headers: {
      'X-Page': String(page),
      'X-Per-Page': String(size),
      'X-Next-Page': more ? String(page + 1) : '',
      'X-Prev-Page': page > 1 ? String(page - 1) : '',
      ...(counted ? { 'X-Total': String(rows.length), 'X-Total-Pages': String(pages) } : {}),
      Link: links.join(', '),
    },
    body: rows.slice((page - 1) * size, page * size).map(show),
  };
};

/** One page by the last row's key: only a `next` link, none on the last page. `cursor` says what the link carries on with. */
export const keysetPage = <T>(context: PagingContext, rows: readonly T[], show: (row: T) => unknown, cursor: (last: T) => Record<string, string>): Answer => {
  const size = perPage(context);
  const shown = rows.slice(0, size);
  const last = shown.at(-1);
  const headers: Record<string, string> =
    rows.length > size && last !== undefined ? { Link: link(context, 'next', { ...cursor(last), per_page: String(size) }) } : {};
  return { status: 200, headers, body: shown.map(show) };
};

export const keysetNotAvailable = (): never => {
  throw fail(405, { error: 'Keyset pagination is not yet available for this type of request' });
};
