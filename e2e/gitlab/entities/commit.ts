import type { Commit } from '../git/objects.ts';
import { fullPath } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { iso } from './time.ts';

export const commit = (state: ServerState, project: ProjectRecord, record: Commit): Record<string, unknown> => ({
  id: record.id,
  short_id: record.id.slice(0, 8),
  created_at: iso(record.committer.at),
  parent_ids: record.parents,
  title: record.message.split('\n')[0] ?? '',
  message: record.message,
  author_name: record.author.name,
  author_email: record.author.email,
  authored_date: iso(record.author.at),
  committer_name: record.committer.name,
  committer_email: record.committer.email,
  committed_date: iso(record.committer.at),
  trailers: {},
  extended_trailers: {},
  web_url: `${externalUrl(state)}/${fullPath(state, project)}/-/commit/${record.id}`,
});

/** `GET …/commits/:sha` says more. */
export const commitDetail = (state: ServerState, project: ProjectRecord, record: Commit): Record<string, unknown> => ({
  ...commit(state, project, record),
  stats: { additions: 0, deletions: 0, total: 0 },
  status: null,
  project_id: project.id,
  last_pipeline: null,
});
