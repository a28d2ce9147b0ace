import { z } from 'zod';
import { failureOf, isFailure } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { id, maybeText } from '../fields.ts';
import type { GitLab } from '../gitlab.ts';
import { dateOf } from '../headers.ts';

const LabelAnswer = z
  .object({ id, name: z.string().min(1).max(255), description: maybeText(10_000) })
  .transform(({ description, ...label }) => ({ ...label, description: description ?? '' }));

const COLOR = '#6e6e6e';
const ROUTE = 'projects/1/labels';

/**
 * Labels of a project by their ids, with the server's time: contract.md A.8. The name of a label is there once in a project, which is what
 * the claim rests on. Not through gitbeaker, which keeps the headers.
 */
export const createClaimLabelEndpoints = (api: Api): Pick<GitLab, 'findClaimLabels' | 'createClaimLabel' | 'describeClaimLabel' | 'removeClaimLabel'> => ({
  async findClaimLabels(projectId, prefix) {
    const query = new URLSearchParams({ search: prefix, include_ancestor_groups: 'false', per_page: '100' }).toString();
    const { body, headers } = await api.send({ method: 'GET', path: `projects/${projectId}/labels`, query });
    const labels = api.read(z.array(LabelAnswer).max(100), body, 'GET', ROUTE).filter(({ name }) => name.startsWith(prefix));
    return { labels, serverTime: dateOf(headers, 'date') };
  },
  async createClaimLabel(projectId, { name, description }) {
    try {
      const { body } = await api.send({ method: 'POST', path: `projects/${projectId}/labels`, json: { name, color: COLOR, description } });
      return api.read(LabelAnswer, body, 'POST', ROUTE);
    } catch (error) {
      const failure = failureOf(error);
      if (failure?.code !== 'refused_by_gitlab' || failure.status !== 409) throw error;
      return null;
    }
  },
  async describeClaimLabel(projectId, labelId, description) {
    const { body, headers } = await api.send({ method: 'PUT', path: `projects/${projectId}/labels/${labelId}`, json: { description } });
    api.read(LabelAnswer, body, 'PUT', `${ROUTE}/1`);
    return { serverTime: dateOf(headers, 'date') };
  },
  async removeClaimLabel(projectId, labelId) {
    try {
      await api.send({ method: 'DELETE', path: `projects/${projectId}/labels/${labelId}` });
    } catch (error) {
      if (!isFailure(error, 'not_found')) throw error;
    }
  },
});
