import type { GroupRecord, ProjectRecord, UserRecord } from './records.ts';
import type { ServerState } from './server-state.ts';

export const findUser = (state: ServerState, username: string): UserRecord | undefined =>
  [...state.users.values()].find((user) => user.username.toLowerCase() === username.toLowerCase());

/** Adds a person, or the user behind a project or group token. Throws when the name is taken. */
export const addUser = (state: ServerState, given: { username: string; name?: string; admin?: boolean; bot?: boolean }): UserRecord => {
  if (findUser(state, given.username) !== undefined) throw new Error(`User ${given.username} exists`);
  const user: UserRecord = {
    id: state.nextId('user'),
    username: given.username,
    name: given.name ?? given.username,
    admin: given.admin ?? false,
    bot: given.bot ?? false,
    createdAt: state.clock.now(),
  };
  state.users.set(user.id, user);
  return user;
};

/** Gives a role, or changes it. */
export const setMember = (state: ServerState, where: GroupRecord | ProjectRecord, userId: number, accessLevel: number): void => {
  where.members.set(userId, { userId, accessLevel, createdAt: state.clock.now() });
};
