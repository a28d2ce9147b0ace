import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where GitLab's own descriptions of its API lie; they are not part of the product (licences, size). */
export type ContractFolder = { folder: string; missing: null } | { folder: null; missing: string };

/** The environment variable MIRROR_MAESTRO_GITLAB_CONTRACT, else `shared/gitlab` beside the repository. */
export const findContract = (): ContractFolder => {
  const folder = resolve(process.env['MIRROR_MAESTRO_GITLAB_CONTRACT'] ?? join(import.meta.dirname, '../../../../shared/gitlab'));
  const complete = existsSync(join(folder, 'openapi-19.3-subset.json')) && existsSync(join(folder, 'schemas'));
  return complete ? { folder, missing: null } : { folder: null, missing: "GitLab's OpenAPI and schemas are not here; set MIRROR_MAESTRO_GITLAB_CONTRACT" };
};
