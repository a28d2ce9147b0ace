import type { AuthorizationKind } from './auth.ts';

/** One answered request. `path` is as sent (encoded, with the relative root); `status` 0 says that no answer was sent. */
export type LogEntry = {
  method: string;
  path: string;
  query: Record<string, string | string[]>;
  status: number;
  body: unknown;
  authorization: AuthorizationKind;
  /** The token that was presented, when the server knows it. */
  tokenId: number | null;
  at: number;
};

export type LogFilter = { method?: string; path?: RegExp; status?: number };

export type RequestLog = {
  readonly entries: LogEntry[];
  /** How many requests match all that is said. */
  count(filter?: LogFilter): number;
  clear(): void;
};

export const createRequestLog = (): RequestLog => {
  const entries: LogEntry[] = [];
  return {
    entries,
    count: (filter = {}) =>
      entries.filter(
        (entry) =>
          (filter.method === undefined || filter.method === entry.method) &&
          (filter.path === undefined || filter.path.test(entry.path)) &&
          (filter.status === undefined || filter.status === entry.status),
      ).length,
    clear: () => {
      entries.length = 0;
    },
  };
};

/** Repeated names become lists. */
export const queryRecord = (query: URLSearchParams): Record<string, string | string[]> => {
  const record: Record<string, string | string[]> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    record[name] = values.length === 1 ? (values[0] ?? '') : values;
  }
  return record;
};
