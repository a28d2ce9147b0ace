import { commit as commitEntity, commitDetail } from '../entities/commit.ts';
import { badParameter, notFound, ok, type Answer } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import { atLeast } from '../profile.ts';
import { projectWithCode } from './project-of.ts';

const MOST = 10_000;

/** An empty repository is an empty list since 17.0, 404 before; totals are never told (contract A.10). */
const list = async (call: Call): Promise<Answer> => {
  const project = projectWithCode(call);
  const repository = await call.host.repositories.of(project);
  const from = await repository.resolve(call.params.text('ref_name') ?? project.defaultBranch ?? '');
  if (from === null && (!project.empty || !atLeast(call.state.profile, '17.0'))) throw notFound(project.empty ? 'Repository' : 'Commit');
  const ids = from === null ? [] : await repository.history(from, MOST, 0);
  const { commits } = await repository.read(ids);
  const rows = ids.flatMap((id) => commits.get(id) ?? []);
  return offsetPage(call, rows, (commit) => commitEntity(call.state, project, commit), { countless: true });
};

/** Tells whether a commit is known here; unknown is 404. */
const read = async (call: Call): Promise<Answer> => {
  const project = projectWithCode(call);
  const repository = await call.host.repositories.of(project);
  const id = await repository.resolve(call.segment('sha'));
  const commit = id === null ? undefined : (await repository.read([id])).commits.get(id);
  if (commit === undefined) throw notFound('Commit');
  return ok(commitDetail(call.state, project, commit));
};

/** The best common ancestor of two or more refs; an unknown one is 400, unrelated histories are 404. */
const mergeBase = async (call: Call): Promise<Answer> => {
  const project = projectWithCode(call);
  call.params.require('refs');
  const refs = call.params.list('refs') ?? [];
  if (refs.length < 2) throw badParameter('refs is invalid');
  const repository = await call.host.repositories.of(project);
  const ids = await Promise.all(refs.map((ref) => repository.resolve(ref)));
  const known = ids.filter((id) => id !== null);
  if (known.length < ids.length) {
    const unknown = refs.filter((_, index) => ids[index] === null);
    throw notFound(`Could not find ref: ${unknown.join(', ')}`);
  }
  const base = await repository.mergeBase(known);
  const commit = base === null ? undefined : (await repository.read([base])).commits.get(base);
  if (commit === undefined) throw notFound('Merge Base');
  return ok(commitEntity(call.state, project, commit));
};

export const commitRoutes: readonly Route[] = [
  { method: 'GET', path: '/projects/:id/repository/commits', run: list },
  { method: 'GET', path: '/projects/:id/repository/commits/:sha', run: read },
  { method: 'GET', path: '/projects/:id/repository/merge_base', run: mergeBase },
];
