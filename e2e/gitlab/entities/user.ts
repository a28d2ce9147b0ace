import type { UserRecord } from '../state/records.ts';
import { externalUrl, type ServerState } from '../state/server-state.ts';
import { iso } from './time.ts';

/** The short form that other answers hold. */
export const basicUser = (state: ServerState, user: UserRecord): Record<string, unknown> => ({
  id: user.id,
  username: user.username,
  public_email: '',
  name: user.name,
  state: 'active',
  locked: false,
  avatar_url: `${externalUrl(state)}/uploads/-/system/user/avatar/${user.id}/avatar.png`,
  web_url: `${externalUrl(state)}/${user.username}`,
});

/** `GET /user`; `is_admin` only for administrators. */
export const currentUser = (state: ServerState, user: UserRecord): Record<string, unknown> => ({
  ...basicUser(state, user),
  created_at: iso(user.createdAt),
  bio: '',
  location: '',
  linkedin: '',
  twitter: '',
  website_url: '',
  organization: '',
  job_title: '',
  bot: user.bot,
  last_sign_in_at: null,
  confirmed_at: iso(user.createdAt),
  last_activity_on: null,
  email: `${user.username}@example.test`,
  commit_email: `${user.username}@example.test`,
  theme_id: 3,
  color_scheme_id: 1,
  projects_limit: 100_000,
  current_sign_in_at: null,
  identities: [],
  can_create_group: true,
  can_create_project: true,
  two_factor_enabled: false,
  external: false,
  private_profile: false,
  namespace_id: user.id,
  ...(user.admin ? { is_admin: true } : {}),
});
