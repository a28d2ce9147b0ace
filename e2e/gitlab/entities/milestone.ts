import type { MilestoneRecord } from '../state/issue-records.ts';
import { fullPath } from '../state/projects.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { dateOf } from '../state/tokens.ts';
import { iso } from './time.ts';

const place = (state: ServerState, { holder }: MilestoneRecord): string => {
  if (holder.kind === 'group') return `groups/${state.groups.get(holder.id)?.path ?? ''}`;
  const project = state.projects.get(holder.id);
  return project === undefined ? '' : fullPath(state, project);
};

export const milestone = (state: ServerState, record: MilestoneRecord): Record<string, unknown> => ({
  id: record.id,
  iid: record.iid,
  ...(record.holder.kind === 'project' ? { project_id: record.holder.id } : { group_id: record.holder.id }),
  title: record.title,
  description: record.description,
  state: record.state,
  created_at: iso(record.createdAt),
  updated_at: iso(record.updatedAt),
  due_date: record.dueDate,
  start_date: record.startDate,
  expired: record.dueDate !== null && record.dueDate < dateOf(state.clock.now()),
  web_url: `${externalUrl(state)}/${place(state, record)}/-/milestones/${record.iid}`,
});
