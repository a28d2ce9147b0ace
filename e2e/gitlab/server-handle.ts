import { createGitActions } from './git/actions.ts';
import type { Project } from './handles.ts';
import type { Faults } from './http/faults.ts';
import type { Listener } from './http/listen.ts';
import type { RequestLog } from './http/log.ts';
import type { Host } from './http/router.ts';
import { createIssueActions } from './issue-actions.ts';
import type { Workers } from './mirrors/workers.ts';
import type { Server } from './server-api.ts';
import { addUser, setMember } from './state/people.ts';
import { addProject, ensureGroup, findProject, fullPath, moveProject, protectBranch, removeProject } from './state/projects.ts';
import type { GroupRecord, ProjectRecord } from './state/records.ts';
import { externalUrl } from './state/server-state.ts';
import { mintToken, revokeToken } from './state/tokens.ts';

type Deps = {
  host: Host;
  faults: Faults;
  log: RequestLog;
  workers: Workers;
  afterPush: (project: ProjectRecord) => Promise<void>;
  listener: Pick<Listener, 'pause' | 'resume'>;
  close: () => Promise<void>;
};

/** What tests and the demo hold: the server's state behind plain verbs, without rights in the way. */
export const createServerHandle = (deps: Deps): Server => {
  const { state, repositories, pushMirrors } = deps.host;

  const record = (path: string): ProjectRecord => {
    const found = findProject(state, path);
    if (found === undefined) throw new Error(`No project ${path} on ${state.profile.name}`);
    return found;
  };

  const handle = (project: ProjectRecord): Project => {
    const path = fullPath(state, project);
    return { kind: 'project', id: project.id, path, httpUrl: `${externalUrl(state)}/${path}.git`, gitUrl: `${state.url}/${path}.git` };
  };

  const place = (where: { kind: 'project' | 'group'; id: number }): GroupRecord | ProjectRecord => {
    const found = where.kind === 'project' ? state.projects.get(where.id) : state.groups.get(where.id);
    if (found === undefined) throw new Error(`No ${where.kind} ${where.id} on ${state.profile.name}`);
    return found;
  };

  const git = createGitActions({ state, repositories, record, afterPush: deps.afterPush });

  const closing: (() => Promise<void>)[] = [deps.close];

  return {
    ...git,
    ...createIssueActions({ state, record, onClose: (close) => closing.push(close) }),
    url: state.url,
    name: state.profile.name,
    profile: state.profile,
    settings: state.settings,
    faults: deps.faults,
    log: deps.log,
    addUser: (user) => {
      const { id, username } = addUser(state, user);
      return { id, username };
    },
    addGroup: ({ path, name }) => ({ kind: 'group', id: ensureGroup(state, path, name).id, path }),
    addProject: async ({ empty, archived, ...given }) => {
      const project = addProject(state, given);
      if (empty !== true) await git.commit(given.path, { files: { 'README.md': `# ${given.path}\n` }, message: 'Initial commit' });
      project.archived = archived ?? false;
      return handle(project);
    },
    project: (path) => handle(record(path)),
    moveProject: (path, newPath) => {
      const project = record(path);
      moveProject(state, project, newPath);
      return handle(project);
    },
    removeProject: (path, how = 'gone') => {
      const project = record(path);
      if (how === 'pending') project.deleting = true;
      else removeProject(state, project);
    },
    archive: (path, archived = true) => {
      record(path).archived = archived;
    },
    addMember: (where, user, accessLevel) => {
      if (accessLevel > 0) setMember(state, place(where), user.id, accessLevel);
      else place(where).members.delete(user.id);
    },
    addToken: (user, token) => {
      const { id, value } = mintToken(state, user.id, token);
      return { id, value };
    },
    revokeToken: (tokenId) => {
      const token = state.tokens.get(tokenId);
      if (token === undefined) throw new Error(`No token ${tokenId}`);
      revokeToken(state, token);
    },
    protect: (path, pattern, rule) => {
      protectBranch(state, record(path), pattern, rule);
    },
    unprotect: (path, pattern) => {
      const project = record(path);
      project.protectedBranches = project.protectedBranches.filter((branch) => branch.name !== pattern);
    },
    runMirrors: () => deps.workers.settle(),
    hangPushMirror: (path, mirrorId) => {
      const mirror = record(path).pushMirrors.find((each) => each.id === mirrorId);
      if (mirror === undefined) throw new Error(`No push mirror ${mirrorId} in ${path}`);
      pushMirrors.hang(mirror);
    },
    tokens: (path) => {
      const { id } = record(path);
      return [...state.tokens.values()].filter((token) => token.resource?.kind === 'project' && token.resource.id === id);
    },
    groupTokens: (path) => [...state.tokens.values()].filter((token) => token.resource?.kind === 'group' && token.resource.id === state.groupPaths.get(path.toLowerCase())),
    deployTokens: (path) => state.deployTokens.filter((token) => token.projectId === record(path).id),
    deployKeys: (path) => state.deployKeys.filter((key) => key.projectId === record(path).id),
    pushMirrors: (path) => record(path).pushMirrors,
    pullMirror: (path) => record(path).pullMirror,
    goDown: () => deps.listener.pause(),
    comeBack: () => deps.listener.resume(),
    close: async () => {
      await Promise.all(closing.map((close) => close()));
    },
  };
};
