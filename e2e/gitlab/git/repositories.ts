import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ProjectRecord } from '../state/records.ts';
import { createGate } from './gate.ts';
import { makeBare, openRepository, type Repository } from './repository.ts';
import { createGit, mustRun, type Git } from './run.ts';

/** Refuses a push as GitLab's own hook does; what to refuse comes from the server in the environment. */
const PRE_RECEIVE = `#!/bin/sh
if [ -n "$GITLAB_DENY" ]; then
  echo "GitLab: $GITLAB_DENY" >&2
  exit 1
fi
[ -z "$GITLAB_NO_FORCE" ] && exit 0
while read -r old new ref; do
  case "$GITLAB_NO_FORCE" in
    *" $ref "*)
      if ! git merge-base --is-ancestor "$old" "$new"; then
        echo "GitLab: You are not allowed to force push code to a protected branch on this project." >&2
        exit 1
      fi ;;
  esac
done
`;

/** The Git programs of one double, with bounds on how many run at once. */
export type GitTools = {
  /** Short commands on local repositories. */
  local: Git;
  /** Mirror runs: they wait for `backend` on the other side, so they have places of their own. */
  mirror: Git;
  backend: Git;
  /** The folder of hooks that every repository uses. */
  hooks: string;
};

export const createGitTools = async (home: string): Promise<GitTools> => {
  const hooks = join(home, 'hooks');
  const local = createGit('git', home, createGate(6));
  const [path] = await Promise.all([
    mustRun(local, ['--exec-path']),
    mkdir(hooks, { recursive: true }).then(async () => {
      await writeFile(join(hooks, 'pre-receive'), PRE_RECEIVE);
      await chmod(join(hooks, 'pre-receive'), 0o755);
    }),
  ]);
  return {
    local,
    mirror: createGit('git', home, createGate(4)),
    backend: createGit(join(path.toString('utf8').trim(), 'git-http-backend'), home, createGate(6)),
    hooks,
  };
};

/** The repositories of one server, one folder per project id, made when first asked for. */
export type Repositories = { root: string; of(project: ProjectRecord): Promise<Repository> };

export const createRepositories = (tools: GitTools, root: string): Repositories => {
  const open = new Map<number, Promise<Repository>>();
  const make = async (project: ProjectRecord): Promise<Repository> => {
    const directory = join(root, `${project.id}.git`);
    await makeBare(directory, tools.hooks, project.objectFormat);
    return openRepository(tools.local, directory);
  };
  return {
    root,
    of: (project) => {
      const known = open.get(project.id) ?? make(project);
      open.set(project.id, known);
      return known;
    },
  };
};
