import { group as groupEntity } from '../entities/group.ts';
import { ok } from '../http/answer.ts';
import { keysetNotAvailable, offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import type { GroupRecord } from '../state/records.ts';
import { groupLevel } from '../state/rights.ts';
import { listProjects } from './project-list.ts';
import { groupFor } from './project-of.ts';

/** Own groups and public ones; administrators see all. `all_available=false` leaves only own. */
const visibleGroups = (call: Call): GroupRecord[] => {
  const user = call.caller?.user;
  const least = Math.max(call.params.whole('min_access_level') ?? 0, call.params.flag('owned') === true ? 50 : 0);
  const own = call.params.flag('all_available') === false;
  return [...call.state.groups.values()].filter((record) => {
    if (record.kind === 'user') return false;
    const level = user === undefined ? 0 : groupLevel(call.state, record, user.id);
    if (level < least) return false;
    return level > 0 || (!own && (user?.admin === true || record.visibility === 'public'));
  });
};

const matching = (call: Call, groups: readonly GroupRecord[]): GroupRecord[] => {
  const search = call.params.text('search')?.toLowerCase() ?? '';
  const top = call.params.flag('top_level_only') === true;
  const order = call.params.oneOf('order_by', ['name', 'path', 'id', 'similarity']) ?? 'name';
  const descending = call.params.oneOf('sort', ['asc', 'desc']) === 'desc';
  const key = (record: GroupRecord): string => (order === 'path' ? record.path : record.name);
  const compare = (a: GroupRecord, b: GroupRecord): number => (order === 'id' ? a.id - b.id : key(a).localeCompare(key(b)) || a.id - b.id);
  return groups
    .filter((record) => (!top || record.parentId === null) && `${record.name}\n${record.path}`.toLowerCase().includes(search))
    .toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)));
};

const isWithin = (call: Call, group: GroupRecord, groupId: number): boolean =>
  call.state.groups.get(groupId)?.path.toLowerCase().startsWith(`${group.path.toLowerCase()}/`) === true;

export const groupRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/groups',
    run: (call) => {
      call.host.limiter.count('groupList', String(call.caller?.user.id ?? 0));
      if (call.params.text('pagination') === 'keyset' && call.caller !== null) keysetNotAvailable();
      return offsetPage(call, matching(call, visibleGroups(call)), (record) => groupEntity(call.state, record));
    },
  },
  { method: 'GET', path: '/groups/:id', run: (call) => ok(groupEntity(call.state, groupFor(call))) },
  {
    method: 'GET',
    path: '/groups/:id/projects',
    run: (call) => {
      const group = groupFor(call);
      const deep = call.params.flag('include_subgroups') === true;
      const rows = [...call.state.projects.values()].filter((project) => project.groupId === group.id || (deep && isWithin(call, group, project.groupId)));
      return listProjects(call, rows);
    },
  },
];
