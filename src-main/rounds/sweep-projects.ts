import type { ProjectId } from '../../src-preload/contract/ids.ts';
import type { GitLab, Project } from '../gitlab/gitlab.ts';
import { AppError } from '../rules/app-error.ts';
import { isAway } from './is-away.ts';

/** A page has to serve so many of the wanted projects on the average to be worth more than single questions. */
const WORTH = 3;

/**
 * The wanted projects out of pages of up to 100 neighbours by id, as long as that takes fewer requests than asking for each. Those that
 * are not in the answer were not worth a page, or the token does not see them. Fails where the instance is away.
 */
export const sweepProjects = async (gitlab: Pick<GitLab, 'listProjectsAfter'>, wanted: Iterable<ProjectId>): Promise<Map<ProjectId, Project>> => {
  const ids = [...new Set(wanted)].toSorted((a, b) => a - b);
  const wantedIds = new Set(ids);
  const found = new Map<ProjectId, Project>();
  let next = ids[0];
  for (let pages = 1; next !== undefined && ids.length >= WORTH; pages += 1) {
    const page = await pageAfter(gitlab, next - 1);
    for (const project of page) if (wantedIds.has(project.id)) found.set(project.id, project);
    const last = page.at(-1)?.id ?? 0;
    // A server that does not know the filter begins from the start again.
    if (last < next || found.size < pages * WORTH) break;
    next = ids.find((id) => id > last);
  }
  return found;
};

/** A list that GitLab does not give as we know it is no reason not to ask one by one. */
const pageAfter = async (gitlab: Pick<GitLab, 'listProjectsAfter'>, after: number): Promise<Project[]> => {
  try {
    return await gitlab.listProjectsAfter(after);
  } catch (error) {
    if (!(error instanceof AppError) || isAway(error)) throw error;
    return [];
  }
};
