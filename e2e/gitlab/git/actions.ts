import type { Server } from '../server-api.ts';
import type { ProjectRecord } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import type { Repositories } from './repositories.ts';
import type { RefChange, Repository } from './repository.ts';

type Actions = Pick<Server, 'commit' | 'tag' | 'branch' | 'deleteBranch' | 'deleteTag' | 'refs' | 'repositoryFolder'>;

/** What people do to a repository, without a clone of it. Every change counts as a push. */
export const createGitActions = (deps: {
  state: ServerState;
  repositories: Repositories;
  record: (path: string) => ProjectRecord;
  afterPush: (project: ProjectRecord) => Promise<void>;
}): Actions => {
  const { state } = deps;
  // The name of the server makes two commits differ that are the same in everything else.
  const author = { name: 'Ada Example', email: `ada@${state.profile.name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.example.test` };

  const inRepository = async <T>(path: string, work: (repository: Repository, project: ProjectRecord) => Promise<T>): Promise<T> => {
    const project = deps.record(path);
    const done = await work(await deps.repositories.of(project), project);
    await deps.afterPush(project);
    return done;
  };

  const mustResolve = async (repository: Repository, name: string): Promise<string> => {
    const id = await repository.resolve(name);
    if (id === null) throw new Error(`No commit ${name} in ${repository.directory}`);
    return id;
  };

  const change = (path: string, changes: readonly RefChange[]): Promise<void> => inRepository(path, (repository) => repository.change(changes));

  return {
    commit: (path, { branch, files, message }) =>
      inRepository(path, async (repository, project) => {
        const name = branch ?? project.defaultBranch ?? 'main';
        const refs = project.empty ? new Map<string, string>() : await repository.refs();
        const parent = refs.get(`refs/heads/${name}`) ?? refs.get(`refs/heads/${project.defaultBranch ?? ''}`) ?? null;
        const at = state.clock.now();
        return repository.commit({ branch: name, files, message: message ?? 'Change files', author, at, parent });
      }),
    tag: (path, name, ref, message) =>
      inRepository(path, async (repository, project) => {
        const target = await mustResolve(repository, ref ?? project.defaultBranch ?? 'main');
        if (message === undefined) return repository.change([{ ref: `refs/tags/${name}`, to: target }]);
        return repository.annotate({ name, target, message, author, at: state.clock.now() });
      }),
    branch: (path, name, from) =>
      inRepository(path, async (repository, project) => {
        const target = await mustResolve(repository, from ?? project.defaultBranch ?? 'main');
        return repository.change([{ ref: `refs/heads/${name}`, to: target }]);
      }),
    deleteBranch: (path, name) => change(path, [{ ref: `refs/heads/${name}`, to: null }]),
    deleteTag: (path, name) => change(path, [{ ref: `refs/tags/${name}`, to: null }]),
    refs: async (path) => (await deps.repositories.of(deps.record(path))).refs(),
    repositoryFolder: async (path) => (await deps.repositories.of(deps.record(path))).directory,
  };
};
