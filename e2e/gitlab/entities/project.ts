import { atLeast, isPremium } from '../profile.ts';
import { ancestry, canReadCode, groupLevel, power } from '../state/rights.ts';
import { sshUrl } from '../mirrors/ssh.ts';
import { fullPath, groupOf } from '../state/projects.ts';
import type { GroupRecord, ProjectRecord, UserRecord } from '../state/records.ts';
import { MAINTAINER } from '../state/roles.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { maskedUrl } from '../mirrors/remote-url.ts';
import { iso } from './time.ts';

type Fields = Record<string, unknown>;

const namespace = (state: ServerState, group: GroupRecord): Fields => ({
  id: group.id,
  name: group.name,
  path: group.path.slice(group.path.lastIndexOf('/') + 1),
  kind: group.kind,
  full_path: group.path,
  parent_id: group.parentId,
  avatar_url: null,
  web_url: `${externalUrl(state)}/${group.kind === 'group' ? 'groups/' : ''}${group.path}`,
});

const nameWithNamespace = (state: ServerState, project: ProjectRecord): string =>
  [...ancestry(state, groupOf(state, project)).map((group) => group.name).toReversed(), project.name].join(' / ');

/** The form of `simple=true` (contract A.2). Addresses carry the configured host. */
export const simpleProject = (state: ServerState, project: ProjectRecord, user: UserRecord | null): Fields => {
  const path = fullPath(state, project);
  const base = externalUrl(state);
  return {
    id: project.id,
    description: project.description,
    name: project.name,
    name_with_namespace: nameWithNamespace(state, project),
    path: project.slug,
    path_with_namespace: path,
    created_at: iso(project.createdAt),
    ...(canReadCode(state, project, user) ? { default_branch: project.defaultBranch } : {}),
    tag_list: [],
    topics: [],
    ssh_url_to_repo: sshUrl(base, path),
    http_url_to_repo: `${base}/${path}.git`,
    web_url: `${base}/${path}`,
    readme_url: project.empty ? null : `${base}/${path}/-/blob/${project.defaultBranch ?? 'main'}/README.md`,
    forks_count: 0,
    avatar_url: null,
    star_count: 0,
    last_activity_at: iso(project.lastActivityAt),
    visibility: project.visibility,
    namespace: namespace(state, groupOf(state, project)),
  };
};

/** `mirror` is there only with a licence, its settings only while it is on (contract A.2). */
const pullMirrorFields = (state: ServerState, project: ProjectRecord): Fields => {
  if (!isPremium(state.profile)) return {};
  const { pullMirror } = project;
  if (!pullMirror.enabled) return { mirror: false };
  return {
    mirror: true,
    mirror_user_id: pullMirror.mirrorUserId,
    mirror_trigger_builds: pullMirror.triggerBuilds,
    only_mirror_protected_branches: pullMirror.onlyProtectedBranches,
    mirror_overwrites_diverged_branches: pullMirror.overwritesDiverged,
  };
};

const permissions = (state: ServerState, project: ProjectRecord, user: UserRecord): Fields => {
  const own = project.members.get(user.id)?.accessLevel;
  const group = groupLevel(state, groupOf(state, project), user.id);
  return {
    permissions: {
      project_access: own === undefined ? null : { access_level: own, notification_level: 3 },
      group_access: group === 0 ? null : { access_level: group, notification_level: 3 },
    },
  };
};

/** The full form; `single` adds what only `GET /projects/:id` says. */
export const fullProject = (state: ServerState, project: ProjectRecord, user: UserRecord | null, single = false): Fields => {
  const admin = power(state, project, user) >= MAINTAINER;
  const { pullMirror } = project;
  return {
    ...simpleProject(state, project, user),
    empty_repo: project.empty,
    archived: project.archived,
    marked_for_deletion_at: project.deleting ? iso(project.updatedAt).slice(0, 10) : null,
    marked_for_deletion_on: project.deleting ? iso(project.updatedAt).slice(0, 10) : null,
    updated_at: iso(project.updatedAt),
    creator_id: 1,
    issues_enabled: true,
    issues_access_level: 'enabled',
    repository_access_level: 'enabled',
    merge_requests_enabled: true,
    lfs_enabled: true,
    ...(atLeast(state.profile, '16.9') ? { repository_object_format: project.objectFormat } : {}),
    ...(admin ? { import_url: pullMirror.remote === null ? null : maskedUrl({ ...pullMirror.remote, user: null, password: null }), import_type: null } : {}),
    import_status: pullMirror.status,
    ...(single && admin ? { import_error: pullMirror.lastError } : {}),
    ...(user === null ? {} : permissions(state, project, user)),
    ...pullMirrorFields(state, project),
  };
};
