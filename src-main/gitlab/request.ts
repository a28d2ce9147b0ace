import type { Method, Route } from './routes.ts';

/** Never compressed, so that what is counted is what was sent. */
export const COMMON_HEADERS = { 'user-agent': 'mirror-maestro', 'accept-encoding': 'identity' } as const;

/** One HTTP request as the transport sends it. */
export type WireRequest = {
  route: Route;
  method: Method;
  /** Below the instance's root, percent-encoded, with query. */
  path: string;
  headers: Readonly<Record<string, string>>;
  body: string | Uint8Array | null;
  /** The largest answer that is read, in bytes. */
  maxBytes: number;
  /** The longest time from sending to the end of the answer. */
  limitMs: number;
};
