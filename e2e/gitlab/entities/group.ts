import type { GroupRecord } from '../state/records.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { ancestry } from '../state/rights.ts';
import { iso } from './time.ts';

export const group = (state: ServerState, record: GroupRecord): Record<string, unknown> => ({
  id: record.id,
  web_url: `${externalUrl(state)}/groups/${record.path}`,
  name: record.name,
  path: record.path.slice(record.path.lastIndexOf('/') + 1),
  description: '',
  visibility: record.visibility,
  share_with_group_lock: false,
  require_two_factor_authentication: false,
  two_factor_grace_period: 48,
  project_creation_level: 'developer',
  auto_devops_enabled: null,
  subgroup_creation_level: 'maintainer',
  emails_disabled: null,
  mentions_disabled: null,
  lfs_enabled: true,
  avatar_url: null,
  request_access_enabled: true,
  full_name: ancestry(state, record)
    .map((each) => each.name)
    .toReversed()
    .join(' / '),
  full_path: record.path,
  created_at: iso(record.createdAt),
  parent_id: record.parentId,
});
