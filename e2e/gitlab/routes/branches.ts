import { commit as commitEntity } from '../entities/commit.ts';
import type { Commit } from '../git/objects.ts';
import type { Repository } from '../git/repository.ts';
import { notFound, ok, type Answer } from '../http/answer.ts';
import { keysetPage, offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { fullPath, protectionOf } from '../state/projects.ts';
import type { ProjectRecord } from '../state/records.ts';
import { power } from '../state/rights.ts';
import { DEVELOPER } from '../state/roles.ts';
import { externalUrl } from '../state/server-state.ts';
import { projectWithCode } from './project-of.ts';

const HEADS = 'refs/heads/';
const LIST = '/projects/:id/repository/branches';

type Branch = { name: string; id: string };
type Facts = { commits: Map<string, Commit>; merged: Set<string> };

const branchesOf = async (repository: Repository): Promise<Branch[]> =>
  [...(await repository.refs())].filter(([ref]) => ref.startsWith(HEADS)).map(([ref, id]) => ({ name: ref.slice(HEADS.length), id }));

const factsOf = async (repository: Repository, project: ProjectRecord, branches: readonly Branch[]): Promise<Facts> => {
  const main = `${HEADS}${project.defaultBranch ?? ''}`;
  const [{ commits }, merged] = await Promise.all([
    repository.read(branches.map((branch) => branch.id)),
    branches.length === 0 ? new Set<string>() : repository.mergedInto(main),
  ]);
  return { commits, merged };
};

const show = (call: Call, project: ProjectRecord, branch: Branch, facts: Facts): unknown => {
  const commit = facts.commits.get(branch.id);
  const rules = protectionOf(project, branch.name);
  const level = power(call.state, project, call.caller?.user ?? null);
  const open = rules.length === 0;
  const pushLevels = rules.flatMap((rule) => rule.pushLevels);
  const isDefault = branch.name === project.defaultBranch;
  return {
    name: branch.name,
    commit: commit === undefined ? null : commitEntity(call.state, project, commit),
    merged: !isDefault && facts.merged.has(`${HEADS}${branch.name}`),
    protected: !open,
    developers_can_push: pushLevels.includes(DEVELOPER),
    developers_can_merge: rules.some((rule) => rule.mergeLevels.includes(DEVELOPER)),
    can_push: !project.archived && (open ? level >= DEVELOPER : pushLevels.some((each) => each > 0 && level >= each)),
    default: isDefault,
    web_url: `${externalUrl(call.state)}/${fullPath(call.state, project)}/-/tree/${encodeURIComponent(branch.name)}`,
  };
};

const list = async (call: Call): Promise<Answer> => {
  const project = projectWithCode(call);
  const repository = await call.host.repositories.of(project);
  const search = call.params.text('search') ?? '';
  const all = (await branchesOf(repository)).filter((branch) => branch.name.includes(search)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const token = call.params.text('page_token');
  const keyset = call.params.text('pagination') === 'keyset';
  const rows = keyset && token !== undefined ? all.filter((branch) => branch.name > token) : all;
  const facts = await factsOf(repository, project, rows);
  const one = (branch: Branch): unknown => show(call, project, branch, facts);
  return keyset ? keysetPage(call, rows, one, (last) => ({ page_token: last.name })) : offsetPage(call, rows, one);
};

const read = async (call: Call): Promise<Answer> => {
  const project = projectWithCode(call);
  const repository = await call.host.repositories.of(project);
  const branch = (await branchesOf(repository)).find((each) => each.name === call.segment('branch'));
  if (branch === undefined) throw notFound('Branch');
  if (call.incoming.method === 'HEAD') return { status: 204 };
  return ok(show(call, project, branch, await factsOf(repository, project, [branch])));
};

export const branchRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: list },
  { method: 'GET', path: `${LIST}/:branch`, run: read },
];
