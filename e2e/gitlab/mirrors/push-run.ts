import type { Repository } from '../git/repository.ts';
import type { ProjectRecord, PushMirrorRecord } from '../state/records.ts';
import { branchFilter } from './branch-filter.ts';
import { withKey } from './ssh.ts';
import { gitFailure, mirrorGit, type MirrorGit, type MirrorGitDeps } from './mirror-git.ts';

const PER_PUSH = 10;

const remoteRefs = async (git: MirrorGit, mirror: PushMirrorRecord): Promise<Map<string, string>> => {
  const result = await git(['ls-remote', '--heads', '--tags', '--refs', 'mirror']);
  if (result.code !== 0) throw gitFailure('get remote references: create git ls-remote', result, mirror.remote);
  const lines = result.stdout.toString('utf8').split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line): [string, string] => {
      const [id = '', ref = ''] = line.split('\t');
      return [ref, id];
    }),
  );
};

type Plan = { update: string[]; remove: string[]; diverged: string[] };

/** What Gitaly's UpdateRemoteMirror would do. A branch that is gone here goes there only when it was merged (contract A.3.7). */
const plan = async (repository: Repository, project: ProjectRecord, mirror: PushMirrorRecord, there: Map<string, string>): Promise<Plan> => {
  const here = await repository.refs();
  const carried = branchFilter(project, mirror);
  const result: Plan = { update: [], remove: [], diverged: [] };
  for (const [ref, id] of here) {
    const remote = there.get(ref);
    if (!carried(ref) || remote === id) continue;
    const keep = mirror.keepDivergentRefs && remote !== undefined && !(await repository.isAncestor(remote, id));
    (keep ? result.diverged : result.update).push(ref);
  }
  const main = here.get(`refs/heads/${project.defaultBranch ?? ''}`);
  if (main === undefined || mirror.keepDivergentRefs) return result;
  for (const [ref, id] of there) {
    if (here.has(ref) || !ref.startsWith('refs/heads/') || !carried(ref)) continue;
    if (await repository.isAncestor(id, main)) result.remove.push(ref);
  }
  return result;
};

const defaultFirst = (project: ProjectRecord, refs: readonly string[]): string[] => {
  const first = `refs/heads/${project.defaultBranch ?? ''}`;
  return [...refs.filter((ref) => ref === first), ...refs.filter((ref) => ref !== first)];
};

/** Pushes what differs and answers the refs that had diverged and were kept. Fails with Git's own text. */
export const runPush = async (deps: MirrorGitDeps, repository: Repository, project: ProjectRecord, mirror: PushMirrorRecord): Promise<string[]> => {
  const git = mirrorGit(deps, repository, withKey(mirror.remote, mirror.publicKey));
  const { update, remove, diverged } = await plan(repository, project, mirror, await remoteRefs(git, mirror));
  const refspecs = [...defaultFirst(project, update).map((ref) => `${ref}:${ref}`), ...remove.map((ref) => `:${ref}`)];
  for (let at = 0; at < refspecs.length; at += PER_PUSH) {
    const force = mirror.keepDivergentRefs ? [] : ['--force'];
    const result = await git(['push', ...force, 'mirror', ...refspecs.slice(at, at + PER_PUSH)]);
    if (result.code !== 0) throw gitFailure('push to mirror: git push', result, mirror.remote);
  }
  return diverged;
};
