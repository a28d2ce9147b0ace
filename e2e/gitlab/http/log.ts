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
  /** Counts as a request that is worked on until it has an answer; a wait that a fault wants is none. */
  whileWorking<T>(work: () => Promise<T>): Promise<T>;
  /** Whether a request is worked on just now: who moves a clock of their own lets it have its answer first. */
  isWorking(): boolean;
};

export const createRequestLog = (): RequestLog => {
  const entries: LogEntry[] = [];
  let working = 0;
  return {
    entries,
    async whileWorking(work) {
      working += 1;
      try {
        return await work();
      } finally {
        working -= 1;
      }
    },
    isWorking: () => working > 0,
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
