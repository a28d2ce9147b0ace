import { groupOf } from './projects.ts';
import type { GroupRecord, ProjectRecord, UserRecord } from './records.ts';
import { GUEST, MAINTAINER, OWNER, REPORTER } from './roles.ts';
import type { ServerState } from './server-state.ts';

/** A group and all above it, nearest first. */
export const ancestry = (state: ServerState, group: GroupRecord): GroupRecord[] => {
  const chain: GroupRecord[] = [];
  for (let at: GroupRecord | undefined = group; at !== undefined; at = state.groups.get(at.parentId ?? 0)) chain.push(at);
  return chain;
};

/** The role in a group, own or inherited; 0 is none. */
export const groupLevel = (state: ServerState, group: GroupRecord, userId: number): number =>
  Math.max(0, ...ancestry(state, group).map((at) => at.members.get(userId)?.accessLevel ?? 0));

/** The role on a project, own or through its groups; 0 is none. */
export const projectLevel = (state: ServerState, project: ProjectRecord, userId: number): number =>
  Math.max(project.members.get(userId)?.accessLevel ?? 0, groupLevel(state, groupOf(state, project), userId));

/** The role that counts: an administrator may do what an owner may. */
export const power = (state: ServerState, project: ProjectRecord, user: UserRecord | null): number => {
  if (user === null) return 0;
  return user.admin ? OWNER : projectLevel(state, project, user.id);
};

export const groupPower = (state: ServerState, group: GroupRecord, user: UserRecord): number =>
  user.admin ? OWNER : groupLevel(state, group, user.id);

const isOpenTo = (project: ProjectRecord, user: UserRecord | null): boolean =>
  project.visibility === 'public' || (project.visibility === 'internal' && user !== null);

/** Lacking this, a project answers 404 (contract A.0). */
export const canSee = (state: ServerState, project: ProjectRecord, user: UserRecord | null): boolean =>
  isOpenTo(project, user) || power(state, project, user) >= GUEST;

/** A guest of a private project sees it, but not its code. */
export const canReadCode = (state: ServerState, project: ProjectRecord, user: UserRecord | null): boolean =>
  isOpenTo(project, user) || power(state, project, user) >= REPORTER;

/** Whether mirrors may be set up: maintainers where the server allows it, and administrators (contract A.3). */
export const canAdminRemoteMirror = (state: ServerState, project: ProjectRecord, user: UserRecord | null): boolean =>
  user !== null && (user.admin || (state.settings.mirrorAvailable && power(state, project, user) >= MAINTAINER));
