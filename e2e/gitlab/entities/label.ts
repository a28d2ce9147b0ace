import type { LabelRecord } from '../state/issue-records.ts';

/** `is_project_label` says whether it is a project's own, and is there only where a project is asked. */
export const label = (record: LabelRecord, projectId: number | null): Record<string, unknown> => ({
  id: record.id,
  name: record.name,
  description: record.description,
  description_html: record.description ?? '',
  text_color: '#FFFFFF',
  color: record.color,
  archived: false,
  subscribed: false,
  ...(projectId === null ? {} : { priority: record.priority, is_project_label: record.holder.kind === 'project' }),
});
