import type { Recogniser } from './recogniser.ts';

/** What is said on top of a closer reason, or instead of one: looked for when nothing else is found. */
export const GENERAL_SIGNS: readonly Recogniser[] = [
  {
    cause: 'took_too_long', action: 'trigger',
    signs: [
      'took to long to complete', 'took too long to complete', 'deadline exceeded', 'deadlineexceeded', 'push operation timed out', 'import timed out', 'context deadline', 'execution expired', 'mirror update timed out',
    ],
  },
  {
    cause: 'rate_limited', action: 'wait',
    signs: ['returned error: 429', 'http 429', 'too many requests', 'retry later', 'requested too many times', 'rate limit exceeded', 'rate limit reached'],
  },
  {
    cause: 'server_error', action: 'trigger',
    signs: [
      'returned error: 500', 'returned error: 502', 'returned error: 504', 'http 500', 'http 502', 'http 504', 'internal api error', 'internal api unreachable', 'gitlab is not responding', 'bad gateway', 'internal server error', 'failed to contact gitlab',
    ],
  },
  {
    cause: 'pre_receive_hook', action: 'open_remote',
    signs: ['pre-receive hook declined', 'pre-receive hook rejected', '(hook declined)', 'update hook declined', 'custom hook failed', 'reference-transaction hook'],
  },
  {
    cause: 'access_forbidden', action: 'open_remote',
    signs: ['returned error: 403', 'http 403', '403 forbidden', 'access forbidden', 'access denied', 'permission … denied to'],
  },
  {
    cause: 'connection_lost', action: 'trigger',
    signs: [
      'received rst_stream', 'early eof', 'unexpected disconnect', 'hung up unexpectedly', 'connection reset by peer', 'connection was reset', 'broken pipe', 'transfer closed with', 'rpc failed; curl',
      'empty reply from server', 'connection closed by', 'curl 18', 'curl 56', 'curl 92', 'recv failure', 'send failure',
    ],
  },
  {
    cause: 'remote_missing', action: 'open_remote',
    signs: ['could not read from remote repository'],
  },
];
