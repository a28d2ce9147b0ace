import { ProjectLabels } from '@gitbeaker/rest';
import { z } from 'zod';
import { failureOf } from '../../rules/app-error.ts';
import type { Api } from '../api.ts';
import { id } from '../fields.ts';
import { LabelAnswer } from '../issue-answers.ts';
import type { IssueDoor } from '../issue-door.ts';
import { allPages } from '../pages.ts';

const Milestones = z.array(z.object({ id, title: z.string().max(1024), state: z.string().max(100) })).max(100);

/** Labels and milestones of a project and the groups above it: contract.md A.8. */
export const createLabelEndpoints = (api: Api): Pick<IssueDoor, 'listLabels' | 'createLabel' | 'findMilestone'> => {
  const labels = new ProjectLabels(api.resource);
  return {
    listLabels: (projectId) => allPages(api, 'projects/1/labels', z.array(LabelAnswer).max(100), (query) => labels.all(projectId, query)),
    async createLabel(projectId, { name, color, description }) {
      try {
        await labels.create(projectId, name, color, { description });
        return 'created';
      } catch (error) {
        const failure = failureOf(error);
        if (failure?.code !== 'refused_by_gitlab' || failure.status !== 409) throw error;
        return 'exists';
      }
    },
    async findMilestone(projectId, title) {
      // Not through gitbeaker, whose types know only the older name of `include_ancestors`.
      const path = `projects/${projectId}/milestones`;
      const { body } = await api.send({ method: 'GET', path, query: new URLSearchParams({ title, include_ancestors: 'true', per_page: '100' }).toString() });
      const all = api.read(Milestones, body, 'GET', path).filter((each) => each.title === title);
      const best = all.find(({ state }) => state === 'active') ?? all[0];
      return best === undefined ? null : { id: best.id, title: best.title };
    },
  };
};
