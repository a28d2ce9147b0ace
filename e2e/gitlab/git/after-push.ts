import { protectBranch } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import type { Repositories } from './repositories.ts';

const HEADS = 'refs/heads/';

/** What GitLab does after every push: the first branch becomes the protected default branch, and push mirrors are queued. */
export const createAfterPush =
  (deps: { state: ServerState; repositories: Repositories; syncMirrors: (project: ProjectRecord) => void }) =>
  async (project: ProjectRecord): Promise<void> => {
    const { state } = deps;
    const repository = await deps.repositories.of(project);
    const branches = [...(await repository.refs()).keys()].filter((ref) => ref.startsWith(HEADS)).map((ref) => ref.slice(HEADS.length));
    project.empty = branches.length === 0;
    const [first] = branches;
    if (project.defaultBranch === null && first !== undefined) {
      project.defaultBranch = ['main', 'master'].find((name) => branches.includes(name)) ?? first;
      await repository.setHead(project.defaultBranch);
      protectBranch(state, project, project.defaultBranch);
    }
    project.lastActivityAt = state.clock.now();
    project.updatedAt = state.clock.now();
    deps.syncMirrors(project);
  };
