import { group as groupEntity } from '../entities/group.ts';
import { simpleProject } from '../entities/project.ts';
import { token } from '../entities/token.ts';
import { fail, noContent, ok } from '../http/answer.ts';
import { authenticate, checkScope } from '../http/auth.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import { isActive, revokeFamily, revokeToken, rotateToken } from '../state/tokens.ts';
import { readExpiry } from './expiry.ts';

/** A token renews itself. One that a rotation had replaced already gives itself away: its whole family dies (contract E.7). */
export const rotateSelf = (call: Call): ReturnType<typeof ok> => {
  const { token: record } = signedIn(call);
  if (record.revoked && record.rotated) revokeFamily(call.state, record);
  if (!isActive(call.state, record)) authenticate(call.state, call.incoming.headers);
  checkScope(record, 'POST', ['self_rotate']);
  const next = rotateToken(call.state, record, readExpiry(call));
  return ok({ ...token(call.state, next), token: next.value });
};

/** Where the token's user is a member, with the role. */
const associations = (call: Call): ReturnType<typeof ok> => {
  const { user } = signedIn(call);
  const least = call.params.whole('min_access_level') ?? 1;
  const level = (members: ReadonlyMap<number, { accessLevel: number }>): number => members.get(user.id)?.accessLevel ?? 0;
  const groups = [...call.state.groups.values()].filter((each) => each.kind === 'group' && level(each.members) >= least);
  const projects = [...call.state.projects.values()].filter((each) => level(each.members) >= least);
  return ok({
    groups: groups.map((each) => ({ ...groupEntity(call.state, each), access_levels: level(each.members) })),
    projects: projects.map((each) => ({ ...simpleProject(call.state, each, user), access_levels: level(each.members) })),
  });
};

/** `/personal_access_tokens/self` works with any scope, for personal, project and group tokens alike (contract A.1). */
export const selfTokenRoutes: readonly Route[] = [
  { method: 'GET', path: '/personal_access_tokens/self', since: '15.5', anyScope: true, run: (call) => ok(token(call.state, signedIn(call).token)) },
  {
    method: 'DELETE',
    path: '/personal_access_tokens/self',
    since: '15.0',
    anyScope: true,
    run: (call) => {
      const { token: record } = signedIn(call);
      if (record.revoked) throw fail(400, { message: '400 Bad request - already revoked' });
      revokeToken(call.state, record);
      return noContent();
    },
  },
  { method: 'GET', path: '/personal_access_tokens/self/associations', since: '17.4', anyScope: true, run: associations },
  { method: 'POST', path: '/personal_access_tokens/self/rotate', since: '16.10', takesDeadToken: true, run: rotateSelf },
];
