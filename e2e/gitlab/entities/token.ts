import { atLeast } from '../profile.ts';
import type { DeployTokenRecord, TokenRecord } from '../state/records.ts';
import type { ServerState } from '../state/server-state.ts';
import { isActive, isExpired } from '../state/tokens.ts';
import { iso, isoOrNull } from './time.ts';

type Fields = Record<string, unknown>;

/** A token as later reads show it: never its value (contract E.1). Fields come with the versions that brought them (contract A.1). */
export const token = (state: ServerState, record: TokenRecord): Fields => ({
  id: record.id,
  name: record.name,
  revoked: record.revoked,
  created_at: iso(record.createdAt),
  ...(atLeast(state.profile, '17.7') ? { description: record.description } : {}),
  scopes: record.scopes,
  user_id: record.userId,
  last_used_at: isoOrNull(record.lastUsedAt),
  active: isActive(state, record),
  ...(atLeast(state.profile, '17.10') ? { last_used_ips: [] } : {}),
  ...(atLeast(state.profile, '19.0') ? { granular: false } : {}),
  expires_at: record.expiresAt,
});

export const resourceToken = (state: ServerState, record: TokenRecord): Fields => ({
  ...token(state, record),
  access_level: record.resource?.accessLevel ?? 0,
  ...(atLeast(state.profile, '17.5') ? { resource_type: record.resource?.kind ?? 'project', resource_id: record.resource?.id ?? 0 } : {}),
});

export const deployToken = (state: ServerState, record: DeployTokenRecord): Fields => ({
  id: record.id,
  name: record.name,
  username: record.username,
  expires_at: record.expiresAt === null ? null : `${record.expiresAt}T00:00:00.000Z`,
  scopes: record.scopes,
  revoked: record.revoked,
  expired: isExpired(state, record),
});
