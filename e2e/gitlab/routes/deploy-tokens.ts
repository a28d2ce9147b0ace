import { randomBytes } from 'node:crypto';

import { deployToken } from '../entities/token.ts';
import { badParameter, created, noContent, notFound, ok } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import type { DeployTokenRecord } from '../state/records.ts';
import { MAINTAINER } from '../state/roles.ts';
import { projectWithRole } from './project-of.ts';

/** No `write_repository`: a deploy token can only be the source of a pull mirror (contract A.5). */
const SCOPES = [
  'read_repository',
  'read_registry',
  'write_registry',
  'read_package_registry',
  'write_package_registry',
  'read_virtual_registry',
  'write_virtual_registry',
];

const LIST = '/projects/:id/deploy_tokens';

const tokensOf = (call: Call): DeployTokenRecord[] => {
  const project = projectWithRole(call, MAINTAINER);
  return call.state.deployTokens.filter((token) => token.projectId === project.id && !token.revoked);
};

const tokenOf = (call: Call): DeployTokenRecord => {
  const token = tokensOf(call).find((each) => String(each.id) === call.segment('token_id'));
  if (token === undefined) throw notFound();
  return token;
};

const create = (call: Call): ReturnType<typeof created> => {
  const project = projectWithRole(call, MAINTAINER);
  call.params.require('name', 'scopes');
  const scopes = call.params.list('scopes') ?? [];
  if (scopes.length === 0 || scopes.some((scope) => !SCOPES.includes(scope))) throw badParameter('scopes does not have a valid value');
  const id = call.state.nextId('deploy_token');
  const record: DeployTokenRecord = {
    id,
    projectId: project.id,
    name: call.params.text('name') ?? '',
    username: call.params.text('username') ?? `gitlab+deploy-token-${id}`,
    value: `gldt-${randomBytes(15).toString('base64url')}`,
    scopes,
    expiresAt: call.params.text('expires_at')?.slice(0, 10) ?? null,
    revoked: false,
  };
  call.state.deployTokens.push(record);
  return created({ ...deployToken(call.state, record), token: record.value });
};

export const deployTokenRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: (call) => offsetPage(call, tokensOf(call), (token) => deployToken(call.state, token)) },
  { method: 'POST', path: LIST, run: create },
  { method: 'GET', path: `${LIST}/:token_id`, run: (call) => ok(deployToken(call.state, tokenOf(call))) },
  {
    method: 'DELETE',
    path: `${LIST}/:token_id`,
    run: (call) => {
      tokenOf(call).revoked = true;
      return noContent();
    },
  },
];
