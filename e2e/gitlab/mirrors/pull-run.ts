import type { RefChange, Repository } from '../git/repository.ts';
import type { ProjectRecord, Remote } from '../state/records.ts';
import { branchFilter } from './branch-filter.ts';
import { MirrorFailure, gitFailure, mirrorGit, type MirrorGitDeps } from './mirror-git.ts';

const UPSTREAM = 'refs/remotes/upstream/';

/** Brings a branch forward, or over when it has diverged and the mirror says so. Null leaves it as it is. */
const branchChange = async (repository: Repository, project: ProjectRecord, ref: string, local: string | undefined, upstream: string): Promise<RefChange | null> => {
  if (local === upstream) return null;
  if (local === undefined || (await repository.isAncestor(local, upstream))) return { ref, to: upstream };
  // The local branch is ahead: nothing to bring.
  if (await repository.isAncestor(upstream, local)) return null;
  if (project.pullMirror.overwritesDiverged === true) return { ref, to: upstream };
  if (ref !== `refs/heads/${project.defaultBranch ?? ''}`) return null;
  throw new MirrorFailure(
    `The default branch (${project.defaultBranch ?? ''}) has diverged from its upstream counterpart and could not be updated automatically.`,
  );
};

/** Fetches and updates branches and tags; what was deleted upstream stays (contract A.4). Answers whether anything changed. */
export const runPull = async (deps: MirrorGitDeps, repository: Repository, project: ProjectRecord, remote: Remote): Promise<boolean> => {
  const before = await repository.refs();
  const git = mirrorGit(deps, repository, remote);
  const result = await git(['fetch', '--quiet', '--no-auto-gc', 'mirror', `+refs/heads/*:${UPSTREAM}*`, '+refs/tags/*:refs/tags/*']);
  if (result.code !== 0) throw gitFailure('fetch remote', result, remote);
  const carried = branchFilter(project, project.pullMirror);
  const changes: RefChange[] = [];
  const failures: MirrorFailure[] = [];
  for (const [tracking, id] of await repository.refsBelow(UPSTREAM)) {
    const ref = `refs/heads/${tracking.slice(UPSTREAM.length)}`;
    if (!carried(ref)) continue;
    try {
      const change = await branchChange(repository, project, ref, before.get(ref), id);
      if (change !== null) changes.push(change);
    } catch (error) {
      if (!(error instanceof MirrorFailure)) throw error;
      failures.push(error);
    }
  }
  await repository.change(changes);
  const [failure] = failures;
  if (failure !== undefined) throw failure;
  const after = await repository.refs();
  return after.size !== before.size || [...after].some(([ref, id]) => before.get(ref) !== id);
};

/** Whether the remote answers with these credentials (GitLab's flag `validate_pull_mirror_url`). */
export const probeRemote = async (deps: MirrorGitDeps, repository: Repository, remote: Remote): Promise<boolean> =>
  (await mirrorGit(deps, repository, remote)(['ls-remote', '--heads', 'mirror'])).code === 0;
