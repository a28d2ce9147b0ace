import { resourceToken } from '../entities/token.ts';
import { badRequest, badParameter, created, noContent, notFound, ok, unauthorized } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import { signedIn, type Call, type Route } from '../http/router.ts';
import type { GroupRecord, ProjectRecord, TokenRecord } from '../state/records.ts';
import { groupPower, power } from '../state/rights.ts';
import { ACCESS_LEVELS, MAINTAINER, OWNER } from '../state/roles.ts';
import { isActive, mintResourceToken, revokeFamily, revokeToken, rotateToken } from '../state/tokens.ts';
import { readExpiry, requireExpiry } from './expiry.ts';
import { groupFor, projectOf } from './project-of.ts';
import { rotateSelf } from './self-token.ts';

/** Project and group access tokens, which differ only in whose they are and who may (contract A.5). */
type Owner = { kind: 'project'; record: ProjectRecord } | { kind: 'group'; record: GroupRecord };

const SCOPES = ['api', 'read_api', 'read_repository', 'write_repository', 'read_registry', 'write_registry', 'create_runner', 'manage_runner', 'ai_features', 'k8s_proxy', 'self_rotate'];

const ownerOf = (call: Call, kind: Owner['kind']): Owner =>
  kind === 'project' ? { kind, record: projectOf(call) } : { kind, record: groupFor(call) };

const levelOf = (call: Call, owner: Owner): number => {
  const { user } = signedIn(call);
  return owner.kind === 'project' ? power(call.state, owner.record, user) : groupPower(call.state, owner.record, user);
};

const neededLevel = (owner: Owner): number => (owner.kind === 'project' ? MAINTAINER : OWNER);

/** Lacking the role is 401 for everything but creating. */
const managed = (call: Call, kind: Owner['kind']): Owner => {
  const owner = ownerOf(call, kind);
  if (levelOf(call, owner) < neededLevel(owner)) throw unauthorized();
  return owner;
};

const tokensOf = (call: Call, owner: Owner): TokenRecord[] =>
  [...call.state.tokens.values()].filter((token) => token.resource?.kind === owner.kind && token.resource.id === owner.record.id);

/** A wrong id is 401 when rotating, unless an administrator asks. */
const tokenOf = (call: Call, owner: Owner, missing: () => Error): TokenRecord => {
  const found = tokensOf(call, owner).find((token) => String(token.id) === call.segment('token_id'));
  if (found === undefined) throw missing();
  return found;
};

const missingToken = (call: Call, kind: Owner['kind']) => (): Error => notFound(`Could not find ${kind} access token with token_id: ${call.segment('token_id')}`);

const list = (call: Call, kind: Owner['kind']): ReturnType<typeof offsetPage> => {
  const owner = managed(call, kind);
  const state = call.params.oneOf('state', ['active', 'inactive']);
  const revoked = call.params.flag('revoked');
  const search = call.params.text('search')?.toLowerCase() ?? '';
  const rows = tokensOf(call, owner).filter(
    (token) =>
      (state === undefined || isActive(call.state, token) === (state === 'active')) &&
      (revoked === undefined || token.revoked === revoked) &&
      token.name.toLowerCase().includes(search),
  );
  return offsetPage(call, rows, (token) => resourceToken(call.state, token));
};

/** Bots may not create tokens, and gitlab.com wants a licence: the same 400 as for a role too low (contract A.5). */
const refuseCreation = (call: Call, owner: Owner): void => {
  const { user } = signedIn(call);
  const { profile } = call.state;
  const unlicensed = profile.saas && profile.license === 'free';
  if (user.bot || unlicensed || levelOf(call, owner) < neededLevel(owner)) {
    throw badRequest(`User does not have permission to create ${owner.kind} access token`);
  }
};

const create = (call: Call, kind: Owner['kind']): ReturnType<typeof created> => {
  const owner = ownerOf(call, kind);
  call.params.require('name', 'scopes');
  const scopes = call.params.list('scopes') ?? [];
  if (scopes.some((scope) => !SCOPES.includes(scope))) throw badParameter('scopes does not have a valid value');
  const accessLevel = call.params.whole('access_level') ?? MAINTAINER;
  if (!ACCESS_LEVELS.includes(accessLevel)) throw badParameter('access_level does not have a valid value');
  refuseCreation(call, owner);
  const expiresAt = requireExpiry(call);
  if (accessLevel > levelOf(call, owner)) throw badRequest(`Could not provision ${accessLevel === OWNER ? 'owner' : 'higher'} access to ${kind} access token`);
  const token = mintResourceToken(call.state, owner, {
    name: call.params.text('name') ?? '',
    description: call.params.text('description') ?? null,
    scopes,
    expiresAt,
    accessLevel,
  });
  return created({ ...resourceToken(call.state, token), token: token.value });
};

const rotate = (call: Call, kind: Owner['kind']): ReturnType<typeof ok> => {
  const owner = managed(call, kind);
  const token = tokenOf(call, owner, signedIn(call).user.admin ? notFound : unauthorized);
  if (token.revoked) {
    if (token.rotated) revokeFamily(call.state, token);
    throw badRequest('token already revoked');
  }
  const next = rotateToken(call.state, token, readExpiry(call));
  return ok({ ...resourceToken(call.state, next), token: next.value });
};

const routesOf = (kind: Owner['kind']): Route[] => {
  const path = `/${kind}s/:id/access_tokens`;
  return [
    { method: 'GET', path, run: (call) => list(call, kind) },
    { method: 'POST', path, run: (call) => create(call, kind) },
    { method: 'POST', path: `${path}/self/rotate`, since: '17.9', takesDeadToken: true, run: rotateSelf },
    {
      method: 'GET',
      path: `${path}/:token_id`,
      run: (call) => ok(resourceToken(call.state, tokenOf(call, managed(call, kind), missingToken(call, kind)))),
    },
    {
      method: 'DELETE',
      path: `${path}/:token_id`,
      run: (call) => {
        const token = tokenOf(call, managed(call, kind), missingToken(call, kind));
        if (token.revoked) throw missingToken(call, kind)();
        revokeToken(call.state, token);
        return noContent();
      },
    },
    { method: 'POST', path: `${path}/:token_id/rotate`, since: '16.0', run: (call) => rotate(call, kind) },
  ];
};

export const accessTokenRoutes: readonly Route[] = [...routesOf('project'), ...routesOf('group')];
