import type { Role } from '../../src-preload/contract/models/operator.ts';
import { NONE, type Words } from './words.ts';

/** A role, and what it may do in plain words. */
export const ROLES: Record<Role, { name: string; may: string }> = {
  viewer: { name: 'Viewer', may: 'Sees everything but no secret, and asks GitLab for the state of mirrors. Changes nothing.' },
  operator: { name: 'Operator', may: 'Works with pairs, mirrors and issue sync: creates, starts, rotates, repairs and removes them, and pauses work.' },
  administrator: { name: 'Administrator', may: 'Also decides over instances and their tokens, settings, operators and the recovery code.' },
};

/** Why an action cannot be chosen, for whoever has this role. */
export const deniedWords = (role: Role | null): string =>
  role === null ? 'Nobody is signed in.' : `The role ${ROLES[role].name} does not permit this. An administrator can change roles in the settings.`;

/** Of `not_allowed`, by its stable word. */
const NOT_ALLOWED: Readonly<Record<string, { title: string; body: string }>> = {
  role: { title: 'Your role does not permit this', body: 'Nothing was changed; the attempt is in the activity. An administrator can change roles in the settings.' },
  yourself: { title: 'Not for yourself', body: 'Nobody lowers their own role or removes themselves. Another administrator can do it.' },
  last_administrator: { title: 'This is the last administrator', body: 'Somebody must be able to add others. Make another operator administrator first.' },
  first_is_administrator: { title: 'The first operator is an administrator', body: 'Somebody must be able to add the others. Choose the role Administrator.' },
  file_not_chosen: { title: 'The file was not chosen here', body: 'The window reads and writes only files that were chosen in the system’s dialog, each for one use. Choose it again.' },
};

export const notAllowedWords = (reason: string): Words => ({ ...(NOT_ALLOWED[reason] ?? { title: 'Not allowed', body: 'This is not permitted here.' }), wayOut: NONE });
