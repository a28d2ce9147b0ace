import type { FileSink } from './issue-door.ts';
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
  /** A function gives its bytes anew for each attempt; their number is then in `content-length`. */
  body: string | Uint8Array | (() => AsyncIterable<Uint8Array>) | null;
  /** The largest answer that is read, in bytes. */
  maxBytes: number;
  /** Where the bytes of a 200 go instead of into memory. */
  sink?: FileSink;
  /** The longest time from sending to the end of the answer. */
  limitMs: number;
};
