import type { ProjectRecord, UserRecord } from './records.ts';
import { power } from './rights.ts';
import { OWNER } from './roles.ts';
import type { ServerState } from './server-state.ts';

/** Who changes something, and with which role in which project. */
export type Actor = { user: UserRecord; level: (project: ProjectRecord) => number };

/** With the rights that the user has. */
export const actorOf = (state: ServerState, user: UserRecord): Actor => ({ user, level: (project) => power(state, project, user) });

/** With every right: a test says what happened, whoever may. */
export const trustedActor = (user: UserRecord): Actor => ({ user, level: () => OWNER });
