import { fail, forbidden, notFound, unauthorized } from '../http/answer.ts';
import type { Call } from '../http/router.ts';
import { atLeast } from '../profile.ts';
import { findMovedProject, findProject } from '../state/projects.ts';
import type { GroupRecord, ProjectRecord } from '../state/records.ts';
import { canReadCode, canSee, groupPower, power } from '../state/rights.ts';
import { externalUrl } from '../state/server-state.ts';

/** A moved project answers reads by its old path with a redirect, and no writes (contract A.0, E.9). Before 16.7 the old path just worked. */
const followMove = (call: Call, project: ProjectRecord, reference: string): ProjectRecord => {
  if (!atLeast(call.state.profile, '16.7')) return project;
  if (call.incoming.method !== 'GET') throw fail(405, { message: 'Non GET methods are not allowed for moved projects' });
  const path = call.path.replace(`/projects/${encodeURIComponent(reference)}`, `/projects/${project.id}`);
  const query = call.query.size === 0 ? '' : `?${call.query.toString()}`;
  const location = `${externalUrl(call.state)}${path}${query}`;
  throw fail(301, `This resource has been moved permanently to ${location}`, { Location: location, 'Content-Type': 'text/plain' });
};

const find = (call: Call, reference: string): ProjectRecord | undefined => {
  if (/^\d+$/.test(reference)) return call.state.projects.get(Number(reference));
  const found = findProject(call.state, reference);
  if (found !== undefined) return found;
  const moved = findMovedProject(call.state, reference);
  return moved !== undefined && canSee(call.state, moved, call.caller?.user ?? null) ? followMove(call, moved, reference) : undefined;
};

/** The project of `:id`. Unknown, pending deletion and invisible are all 404. */
export const projectOf = (call: Call): ProjectRecord => {
  const project = find(call, call.segment('id'));
  if (project === undefined || project.deleting || !canSee(call.state, project, call.caller?.user ?? null)) {
    throw notFound('Project');
  }
  return project;
};

/** As `projectOf`, for signed-in people with at least this role; less is 403, or what `lacking` makes. */
export const projectWithRole = (call: Call, level: number, lacking: () => Error = forbidden): ProjectRecord => {
  if (call.caller === null) throw unauthorized();
  const project = projectOf(call);
  if (power(call.state, project, call.caller.user) < level) throw lacking();
  return project;
};

/** As `projectOf`, for those who may read its code. */
export const projectWithCode = (call: Call): ProjectRecord => {
  const project = projectOf(call);
  if (!canReadCode(call.state, project, call.caller?.user ?? null)) throw notFound();
  return project;
};

/** The group of `:id`, by id or full path, for its members and administrators. */
export const groupFor = (call: Call): GroupRecord => {
  const reference = call.segment('id');
  const id = /^\d+$/.test(reference) ? Number(reference) : (call.state.groupPaths.get(reference.toLowerCase()) ?? 0);
  const group = call.state.groups.get(id);
  const user = call.caller?.user;
  if (group === undefined || group.kind === 'user') throw notFound('Group');
  const open = group.visibility === 'public' || (user !== undefined && groupPower(call.state, group, user) > 0);
  const holdsOne = user !== undefined && [...call.state.projects.values()].some((project) => project.groupId === group.id && canSee(call.state, project, user));
  if (!open && !holdsOne) throw notFound('Group');
  return group;
};
