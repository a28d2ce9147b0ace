import { createHash } from 'node:crypto';

import { iso } from '../entities/time.ts';
import { created, invalid, noContent, notFound, ok } from '../http/answer.ts';
import { offsetPage } from '../http/paging.ts';
import type { Call, Route } from '../http/router.ts';
import type { DeployKeyRecord } from '../state/records.ts';
import { MAINTAINER } from '../state/roles.ts';
import { projectWithRole } from './project-of.ts';

const LIST = '/projects/:id/deploy_keys';

const show = (key: DeployKeyRecord): Record<string, unknown> => ({
  id: key.id,
  title: key.title,
  created_at: iso(key.createdAt),
  expires_at: key.expiresAt,
  key: key.key,
  fingerprint_sha256: `SHA256:${createHash('sha256').update(key.key).digest('base64').replace(/=+$/, '')}`,
  usage_type: 'auth_and_signing',
});

/** Within a project the answer says whether the key may push, instead of naming projects. */
const showInProject = (key: DeployKeyRecord): Record<string, unknown> => ({ ...show(key), can_push: key.canPush });

const keysOf = (call: Call): DeployKeyRecord[] => {
  const project = projectWithRole(call, MAINTAINER);
  return call.state.deployKeys.filter((key) => key.projectId === project.id);
};

const keyOf = (call: Call): DeployKeyRecord => {
  const key = keysOf(call).find((each) => String(each.id) === call.segment('key_id'));
  if (key === undefined) throw notFound();
  return key;
};

const create = (call: Call): ReturnType<typeof created> => {
  const project = projectWithRole(call, MAINTAINER);
  call.params.require('key', 'title');
  const key = call.params.text('key') ?? '';
  if (!/^(ssh-|ecdsa-|sk-)\S+ AAAA\S+/.test(key)) throw invalid({ key: ['is invalid'] });
  if (call.state.deployKeys.some((each) => each.projectId === project.id && each.key === key)) throw invalid({ deploy_key_id: ['has already been taken'] });
  const record: DeployKeyRecord = {
    id: call.state.nextId('deploy_key'),
    projectId: project.id,
    title: call.params.text('title') ?? '',
    key,
    canPush: call.params.flag('can_push') ?? false,
    createdAt: call.state.clock.now(),
    expiresAt: call.params.text('expires_at') ?? null,
  };
  call.state.deployKeys.push(record);
  return created(showInProject(record));
};

export const deployKeyRoutes: readonly Route[] = [
  { method: 'GET', path: LIST, run: (call) => offsetPage(call, keysOf(call), showInProject) },
  { method: 'POST', path: LIST, run: create },
  { method: 'GET', path: `${LIST}/:key_id`, run: (call) => ok(showInProject(keyOf(call))) },
  {
    method: 'DELETE',
    path: `${LIST}/:key_id`,
    run: (call) => {
      const key = keyOf(call);
      call.state.deployKeys.splice(call.state.deployKeys.indexOf(key), 1);
      return noContent();
    },
  },
];
