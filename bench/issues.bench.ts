import { copyRows } from './issue-copy-rows.ts';
import { limitRows } from './issue-limit-rows.ts';
import { modelRows } from './issue-model-rows.ts';
import { quietRows } from './issue-quiet-rows.ts';
import { issueRoundRows } from './issue-round-rows.ts';
import type { Row } from './row.ts';

export { serveIssues } from './issue-servers.ts';

const MANY = 10_000;
const COMMENTS = 5;

/** What issue sync takes: first runs without and with limits, runs with nothing to do, rounds over many syncs, and what the model test counts. */
export const bench = async (): Promise<Row[]> => [
  ...(await copyRows(import.meta.filename, { issues: 500, comments: 3, latencyMs: 30, allowedMs: 30_000 })),
  ...(await copyRows(import.meta.filename, { issues: MANY, comments: COMMENTS, latencyMs: 0, allowedMs: null })),
  ...(await limitRows(MANY, COMMENTS)),
  ...(await quietRows(import.meta.filename)),
  ...(await issueRoundRows()),
  ...(await modelRows()),
];
