import { fullProject, simpleProject } from '../entities/project.ts';
import type { Answer } from '../http/answer.ts';
import { keysetNotAvailable, keysetPage, offsetPage } from '../http/paging.ts';
import type { Call } from '../http/router.ts';
import { fullPath } from '../state/projects.ts';
import type { ProjectRecord, UserRecord } from '../state/records.ts';
import { canSee, projectLevel } from '../state/rights.ts';

type Test = (project: ProjectRecord) => boolean;

const ORDERS = ['id', 'name', 'path', 'created_at', 'updated_at', 'last_activity_at', 'similarity', 'star_count'] as const;

/** The words of `search` look at name and path; with `search_namespaces` at the whole path. */
const searchTest = (call: Call): Test => {
  const search = call.params.text('search')?.toLowerCase();
  if (search === undefined || search === '') return () => true;
  const wide = call.params.flag('search_namespaces') === true;
  return (project) => {
    const texts = [project.name, wide ? fullPath(call.state, project) : project.slug];
    return texts.some((text) => text.toLowerCase().includes(search));
  };
};

const roleTest = (call: Call, user: UserRecord | null): Test => {
  const least = Math.max(
    call.params.flag('membership') === true ? 1 : 0,
    call.params.flag('owned') === true ? 50 : 0,
    call.params.whole('min_access_level') ?? 0,
  );
  return (project) => least === 0 || (user !== null && projectLevel(call.state, project, user.id) >= least);
};

const stateTest = (call: Call): Test => {
  const archived = call.params.flag('archived');
  const active = call.params.flag('active');
  const visibility = call.params.text('visibility');
  const after = call.params.whole('id_after') ?? 0;
  const before = call.params.whole('id_before') ?? Infinity;
  const activeAfter = call.params.time('last_activity_after') ?? -Infinity;
  const activeBefore = call.params.time('last_activity_before') ?? Infinity;
  return (project) =>
    !project.deleting &&
    (archived === undefined || project.archived === archived) &&
    (active === undefined || project.archived !== active) &&
    (visibility === undefined || project.visibility === visibility) &&
    project.id > after &&
    project.id < before &&
    project.lastActivityAt >= activeAfter &&
    project.lastActivityAt <= activeBefore;
};

const compareBy = (call: Call, order: (typeof ORDERS)[number]): ((a: ProjectRecord, b: ProjectRecord) => number) => {
  const search = call.params.text('search')?.toLowerCase() ?? '';
  const likeness = (project: ProjectRecord): number => {
    const slug = project.slug.toLowerCase();
    if (slug === search) return 3;
    return slug.startsWith(search) ? 2 : Number(slug.includes(search));
  };
  if (order === 'name' || order === 'path') return (a, b) => (order === 'name' ? a.name.localeCompare(b.name) : a.slug.localeCompare(b.slug));
  const key = (project: ProjectRecord): number => {
    if (order === 'similarity') return likeness(project);
    if (order === 'updated_at') return project.updatedAt;
    if (order === 'last_activity_at') return project.lastActivityAt;
    return order === 'created_at' ? project.createdAt : project.id;
  };
  return (a, b) => key(a) - key(b) || a.id - b.id;
};

/** `GET /projects` and `GET /groups/:id/projects` over these rows (contract A.2). Keyset goes by id only. */
export const listProjects = (call: Call, rows: Iterable<ProjectRecord>): Answer => {
  const user = call.caller?.user ?? null;
  const tests: Test[] = [(project) => canSee(call.state, project, user), roleTest(call, user), stateTest(call), searchTest(call)];
  const order = call.params.oneOf('order_by', ORDERS) ?? 'created_at';
  const descending = (call.params.oneOf('sort', ['asc', 'desc']) ?? 'desc') === 'desc';
  const compare = compareBy(call, order);
  const found = [...rows].filter((project) => tests.every((test) => test(project))).toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)));
  const simple = call.params.flag('simple') === true || user === null;
  const show = (project: ProjectRecord): unknown => (simple ? simpleProject(call.state, project, user) : fullProject(call.state, project, user));
  if (call.params.text('pagination') !== 'keyset') return offsetPage(call, found, show, { keysetOf: 'Project' });
  if (order !== 'id') keysetNotAvailable();
  return keysetPage(call, found, show, (last) => ({ [descending ? 'id_before' : 'id_after']: String(last.id) }));
};
