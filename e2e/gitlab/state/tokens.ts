import { randomBytes } from 'node:crypto';

import { addUser, setMember } from './people.ts';
import type { GroupRecord, ProjectRecord, TokenRecord, UserRecord } from './records.ts';
import type { ServerState } from './server-state.ts';

const DAY = 86_400_000;

/** `YYYY-MM-DD` of a time in UTC. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

export type NewToken = { name?: string; scopes: string[]; expiresAt?: string | null; value?: string; description?: string | null };

const store = (state: ServerState, token: TokenRecord): TokenRecord => {
  if (state.tokensByValue.has(token.value)) throw new Error('Token value exists');
  state.tokens.set(token.id, token);
  state.tokensByValue.set(token.value, token);
  return token;
};

const newValue = (): string => `glpat-${randomBytes(15).toString('base64url')}`;

/** A personal token, or the one of a bot. */
export const mintToken = (state: ServerState, userId: number, given: NewToken, resource: TokenRecord['resource'] = null): TokenRecord => {
  const id = state.nextId('token');
  return store(state, {
    id,
    userId,
    value: given.value ?? newValue(),
    name: given.name ?? `token ${id}`,
    description: given.description ?? null,
    scopes: given.scopes,
    expiresAt: given.expiresAt ?? null,
    revoked: false,
    createdAt: state.clock.now(),
    lastUsedAt: null,
    resource,
    family: id,
    rotated: false,
  });
};

/** A project's or group's own token: a bot user, its role, its token. */
export const mintResourceToken = (
  state: ServerState,
  where: { kind: 'project'; record: ProjectRecord } | { kind: 'group'; record: GroupRecord },
  given: NewToken & { accessLevel: number },
): TokenRecord => {
  const suffix = randomBytes(8).toString('hex');
  const bot = addUser(state, { username: `${where.kind}_${where.record.id}_bot_${suffix}`, name: given.name ?? 'bot', bot: true });
  setMember(state, where.record, bot.id, given.accessLevel);
  return mintToken(state, bot.id, given, { kind: where.kind, id: where.record.id, accessLevel: given.accessLevel });
};

/** Dead from midnight UTC at the start of its date on (contract A.1). */
export const isExpired = (state: ServerState, token: { expiresAt: string | null }): boolean =>
  token.expiresAt !== null && Date.parse(token.expiresAt) <= state.clock.now();

export const isActive = (state: ServerState, token: TokenRecord): boolean => !token.revoked && !isExpired(state, token);

/** The bot goes with its token, and the pull mirrors that ran in its name stop (contract A.4). */
const dropBot = (state: ServerState, user: UserRecord | undefined): void => {
  if (user === undefined || !user.bot) return;
  for (const group of state.groups.values()) group.members.delete(user.id);
  for (const project of state.projects.values()) {
    project.members.delete(user.id);
    if (project.pullMirror.mirrorUserId !== user.id) continue;
    Object.assign(project.pullMirror, { enabled: false, remote: null, mirrorUserId: null, dueAt: null });
  }
};

export const revokeToken = (state: ServerState, token: TokenRecord): void => {
  token.revoked = true;
  if (token.resource !== null) dropBot(state, state.users.get(token.userId));
};

/** Replaces a token: the old one is dead at once. Without a date the new one lives for a week (contract A.1). */
export const rotateToken = (state: ServerState, token: TokenRecord, expiresAt: string | undefined): TokenRecord => {
  token.revoked = true;
  token.rotated = true;
  const next = mintToken(
    state,
    token.userId,
    { name: token.name, description: token.description, scopes: token.scopes, expiresAt: expiresAt ?? dateOf(state.clock.now() + 7 * DAY) },
    token.resource,
  );
  next.family = token.family;
  return next;
};

/** Somebody used a token that a rotation had replaced: all its descendants die (contract E.7). */
export const revokeFamily = (state: ServerState, token: TokenRecord): void => {
  for (const other of state.tokens.values()) if (other.family === token.family) other.revoked = true;
};
