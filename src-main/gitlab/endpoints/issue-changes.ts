import { Issues } from '@gitbeaker/rest';
import { z } from 'zod';
import { isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { WrittenAnswer } from '../issue-answers.ts';
import type { IssueChange, IssueDoor, NewIssue } from '../issue-door.ts';

const TimeStats = z.object({ total_time_spent: z.int() });

/** GitLab takes no one away with an empty list, but with the user 0. */
const assignees = (ids: readonly number[]): readonly number[] => (ids.length === 0 ? [0] : ids);

/** Without what is not asked for, so that nobody's rights are needed for it. */
const bodyOfNew = ({ title, description, labels, confidential, createdAt, weight, dueDate, assigneeIds = [], milestoneId, type }: NewIssue) => ({
  title,
  description,
  confidential,
  ...(labels.length === 0 ? {} : { labels }),
  ...(createdAt === undefined || createdAt === null ? {} : { created_at: new Date(createdAt).toISOString() }),
  ...(weight === undefined || weight === null ? {} : { weight }),
  ...(dueDate === undefined || dueDate === null ? {} : { due_date: dueDate }),
  ...(assigneeIds.length === 0 ? {} : { assignee_ids: assigneeIds }),
  ...(milestoneId === undefined || milestoneId === null ? {} : { milestone_id: milestoneId }),
  ...(type === undefined ? {} : { issue_type: type }),
});

/** JSON leaves out what is undefined. */
const bodyOfChange = ({ title, description, addLabels = [], removeLabels = [], state, confidential, weight, dueDate, assigneeIds, milestoneId, type }: IssueChange) => ({
  title,
  description,
  confidential,
  weight,
  add_labels: addLabels.length === 0 ? undefined : addLabels,
  remove_labels: removeLabels.length === 0 ? undefined : removeLabels,
  state_event: state === undefined ? undefined : { opened: 'reopen', closed: 'close' }[state],
  due_date: dueDate === null ? '' : dueDate,
  assignee_ids: assigneeIds === undefined ? undefined : assignees(assigneeIds),
  milestone_id: milestoneId === null ? 0 : milestoneId,
  issue_type: type,
});

/** `-1h30m5s`. Hours are the largest unit: a day has 8 of them, or 24, by the server's settings. */
const durationOf = (seconds: number): string => {
  const whole = Math.abs(seconds);
  const parts = [[Math.floor(whole / 3600), 'h'], [Math.floor(whole / 60) % 60, 'm'], [whole % 60, 's']] as const;
  return `${seconds < 0 ? '-' : ''}${parts.flatMap(([size, unit]) => (size === 0 ? [] : [`${size}${unit}`])).join('')}`;
};

/** Issues, written: contract.md A.6. */
export const createIssueChangeEndpoints = (
  api: Api,
): Pick<IssueDoor, 'createIssue' | 'updateIssue' | 'removeIssue' | 'setTimeEstimate' | 'addTimeSpent' | 'resetTimeSpent'> => {
  const issues = new Issues(api.resource);
  // Not through gitbeaker: its types want texts for numbers.
  const write = async (method: 'POST' | 'PUT', path: string, json: unknown) => {
    const { body } = await api.send({ method, path, json });
    return api.read(WrittenAnswer, body, method, path);
  };
  return {
    createIssue: (projectId, issue) => write('POST', `projects/${projectId}/issues`, bodyOfNew(issue)),
    updateIssue: (projectId, iid, change) => write('PUT', `projects/${projectId}/issues/${iid}`, bodyOfChange(change)),
    async removeIssue(projectId, iid) {
      try {
        await issues.remove(projectId, iid);
      } catch (error) {
        if (!isFailure(error, 'not_found')) throw error;
      }
    },
    async setTimeEstimate(projectId, iid, seconds) {
      await (seconds === 0 ? issues.resetTimeEstimate(projectId, iid) : issues.addTimeEstimate(projectId, iid, durationOf(seconds)));
    },
    async addTimeSpent(projectId, iid, seconds) {
      const path = `projects/${projectId}/issues/${iid}/add_spent_time`;
      const { body } = await api.send({ method: 'POST', path, json: { duration: durationOf(seconds) } });
      return api.read(TimeStats, body, 'POST', path).total_time_spent;
    },
    async resetTimeSpent(projectId, iid) {
      await issues.resetSpentTime(projectId, iid);
    },
  };
};
