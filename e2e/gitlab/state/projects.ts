import { findUser, setMember } from './people.ts';
import type { GroupRecord, ProjectRecord, ProtectedBranchRecord, PullMirrorRecord, Visibility } from './records.ts';
import { MAINTAINER, OWNER } from './roles.ts';
import type { ServerState } from './server-state.ts';

const newPullMirror = (id: number): PullMirrorRecord => ({
  id,
  enabled: false,
  remote: null,
  mirrorUserId: null,
  triggerBuilds: false,
  onlyProtectedBranches: null,
  overwritesDiverged: null,
  branchRegex: null,
  status: 'none',
  lastError: null,
  retryCount: 0,
  dueAt: null,
  lastUpdateAt: null,
  lastUpdateStartedAt: null,
  lastSuccessfulUpdateAt: null,
});

const splitPath = (path: string): { parent: string | null; slug: string } => {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? { parent: null, slug: path } : { parent: path.slice(0, cut), slug: path.slice(cut + 1) };
};

/** Finds a group by full path, or makes it with all its parents. A user's name becomes that user's own namespace. */
export const ensureGroup = (state: ServerState, path: string, name?: string): GroupRecord => {
  const known = state.groups.get(state.groupPaths.get(path.toLowerCase()) ?? 0);
  if (known !== undefined) return known;
  const { parent, slug } = splitPath(path);
  const owner = parent === null ? findUser(state, path) : undefined;
  const group: GroupRecord = {
    parentId: parent === null ? null : ensureGroup(state, parent).id,
    id: state.nextId('namespace'),
    name: name ?? slug,
    path,
    kind: owner === undefined ? 'group' : 'user',
    visibility: 'private',
    createdAt: state.clock.now(),
    members: new Map(),
  };
  state.groups.set(group.id, group);
  state.groupPaths.set(path.toLowerCase(), group.id);
  if (owner !== undefined) setMember(state, group, owner.id, OWNER);
  return group;
};

/** The group that a project is in. */
export const groupOf = (state: ServerState, project: ProjectRecord): GroupRecord => {
  const group = state.groups.get(project.groupId);
  if (group === undefined) throw new Error(`Project ${project.id} has no group`);
  return group;
};

export const fullPath = (state: ServerState, project: ProjectRecord): string => `${groupOf(state, project).path}/${project.slug}`;

/** Adds the record of a project; its repository is made when it is first used. Throws when the path is taken. */
export const addProject = (
  state: ServerState,
  given: { path: string; name?: string; description?: string; visibility?: Visibility; archived?: boolean; objectFormat?: 'sha1' | 'sha256' },
): ProjectRecord => {
  const { parent, slug } = splitPath(given.path);
  if (parent === null) throw new Error(`Project path ${given.path} needs a group`);
  const key = given.path.toLowerCase();
  if (state.projectPaths.has(key)) throw new Error(`Project ${given.path} exists`);
  const now = state.clock.now();
  const project: ProjectRecord = {
    id: state.nextId('project'),
    groupId: ensureGroup(state, parent).id,
    slug,
    name: given.name ?? slug,
    description: given.description ?? null,
    visibility: given.visibility ?? 'private',
    archived: given.archived ?? false,
    deleting: false,
    empty: true,
    objectFormat: given.objectFormat ?? 'sha1',
    defaultBranch: null,
    createdAt: now,
    updatedAt: now,
    lastActivityAt: now,
    members: new Map(),
    protectedBranches: [],
    pushMirrors: [],
    pullMirror: newPullMirror(state.nextId('pull_mirror')),
  };
  state.projects.set(project.id, project);
  state.projectPaths.set(key, project.id);
  return project;
};

export const findProject = (state: ServerState, path: string): ProjectRecord | undefined =>
  state.projects.get(state.projectPaths.get(path.toLowerCase()) ?? 0);

/** Where a project that once had this path is now; a new project on the path hides it (contract E.9). */
export const findMovedProject = (state: ServerState, path: string): ProjectRecord | undefined =>
  state.projects.get(state.oldProjectPaths.get(path.toLowerCase()) ?? 0);

/** Renames or transfers a project; its old path answers with a redirect from then on. */
export const moveProject = (state: ServerState, project: ProjectRecord, path: string): void => {
  const { parent, slug } = splitPath(path);
  if (parent === null || state.projectPaths.has(path.toLowerCase())) throw new Error(`Project cannot move to ${path}`);
  const old = fullPath(state, project).toLowerCase();
  state.projectPaths.delete(old);
  state.oldProjectPaths.set(old, project.id);
  project.groupId = ensureGroup(state, parent).id;
  project.slug = slug;
  project.updatedAt = state.clock.now();
  state.projectPaths.set(path.toLowerCase(), project.id);
};

export const removeProject = (state: ServerState, project: ProjectRecord): void => {
  state.projectPaths.delete(fullPath(state, project).toLowerCase());
  state.projects.delete(project.id);
};

/** Protects a branch name or pattern, replacing what was said about it before. */
export const protectBranch = (
  state: ServerState,
  project: ProjectRecord,
  name: string,
  rule: { pushLevels?: number[]; mergeLevels?: number[]; allowForcePush?: boolean } = {},
): ProtectedBranchRecord => {
  const record: ProtectedBranchRecord = {
    id: state.nextId('protected_branch'),
    name,
    pushLevels: rule.pushLevels ?? [MAINTAINER],
    mergeLevels: rule.mergeLevels ?? [MAINTAINER],
    allowForcePush: rule.allowForcePush ?? false,
  };
  project.protectedBranches = [...project.protectedBranches.filter((branch) => branch.name !== name), record];
  return record;
};

const matches = (pattern: string, branch: string): boolean =>
  pattern === branch ||
  (pattern.includes('*') && new RegExp(`^${pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')).join('.*')}$`).test(branch));

/** The rules that protect a branch; none means that it is not protected. */
export const protectionOf = (project: ProjectRecord, branch: string): ProtectedBranchRecord[] =>
  project.protectedBranches.filter((rule) => matches(rule.name, branch));
