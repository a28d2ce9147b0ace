import { commit as commitEntity } from '../entities/commit.ts';
import { iso } from '../entities/time.ts';
import type { Repository } from '../git/repository.ts';
import { notFound, ok, type Answer } from '../http/answer.ts';
import { keysetPage, offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import type { ProjectRecord } from '../state/records.ts';
import { projectWithCode } from './project-of.ts';

const TAGS = 'refs/tags/';
const LIST = '/projects/:id/repository/tags';

type Tag = { name: string; id: string };

const tagsOf = async (repository: Repository): Promise<Tag[]> =>
  [...(await repository.refs())].filter(([ref]) => ref.startsWith(TAGS)).map(([ref, id]) => ({ name: ref.slice(TAGS.length), id }));

/** `target` is the tag object where there is one, `commit` always the commit. */
const shower = async (call: Call, repository: Repository, project: ProjectRecord, rows: readonly Tag[]): Promise<(tag: Tag) => unknown> => {
  const { commits, tags } = await repository.read(rows.map((tag) => tag.id));
  return (tag) => {
    const annotation = tags.get(tag.id);
    const commit = commits.get(annotation?.target ?? tag.id);
    return {
      name: tag.name,
      message: annotation?.message ?? '',
      target: tag.id,
      commit: commit === undefined ? null : commitEntity(call.state, project, commit),
      release: null,
      protected: false,
      created_at: annotation === undefined || commit === undefined ? null : iso(commit.committer.at),
    };
  };
};

const list = async (call: Call): Promise<Answer> => {
  const project = projectWithCode(call);
  const repository = await call.host.repositories.of(project);
  const search = call.params.text('search') ?? '';
  const all = (await tagsOf(repository)).filter((tag) => tag.name.includes(search)).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const token = call.params.text('page_token');
  const keyset = call.params.text('pagination') === 'keyset';
  const rows = keyset && token !== undefined ? all.filter((tag) => tag.name > token) : all;
  const show = await shower(call, repository, project, rows);
  return keyset ? keysetPage(call, rows, show, (last) => ({ page_token: last.name })) : offsetPage(call, rows, show);
};

const read = async (call: Call): Promise<Answer> => {
  const project = projectWithCode(call);
  const repository = await call.host.repositories.of(project);
  const tag = (await tagsOf(repository)).find((each) => each.name === call.segment('tag_name'));
  if (tag === undefined) throw notFound('Tag');
  return ok((await shower(call, repository, project, [tag]))(tag));
};

export const tagRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: list },
  { method: 'GET', path: `${LIST}/:tag_name`, run: read },
];
