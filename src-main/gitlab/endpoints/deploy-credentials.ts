import { DeployKeys, DeployTokens } from '@gitbeaker/rest';
import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { isFailure } from '../../rules/app-error.ts';
import { Secret } from '../../rules/secret.ts';
import type { Api } from '../api.ts';
import { flag, id, moment, name } from '../fields.ts';
import type { GitLab } from '../gitlab.ts';
import { allPages } from '../pages.ts';

/** Unlike an access token's, a deploy token's end is a moment. */
const TokenFields = { id, name, username: z.string().min(1).max(255), revoked: flag, expired: flag, expires_at: moment };

const tokenOf = ({ revoked, expired, expires_at: expiresAt, ...token }: z.infer<z.ZodObject<typeof TokenFields>>) => ({ ...token, active: !revoked && !expired, expiresAt });

const TokenAnswer = z.object(TokenFields).transform(tokenOf);

/** The one answer that holds the value; from here on it is a `Secret`. */
const CreatedAnswer = z
  .object({ ...TokenFields, token: z.string().min(1).max(LIMITS.token) })
  .transform(({ token, ...fields }) => ({ ...tokenOf(fields), secret: new Secret(token) }));

const KeyAnswer = z.object({ id, title: name, key: z.string().min(1).max(10_000) });

type Verbs = 'createDeployToken' | 'listDeployTokens' | 'revokeDeployToken' | 'createDeployKey' | 'listDeployKeys' | 'removeDeployKey';

const unlessGone = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
};

/** Deploy tokens and deploy keys of a project, which every tier has: contract.md A.5. */
export const createDeployCredentialEndpoints = (api: Api): Pick<GitLab, Verbs> => {
  const tokens = new DeployTokens(api.resource);
  const keys = new DeployKeys(api.resource);
  return {
    // Not through gitbeaker, whose types know other scopes than GitLab.
    async createDeployToken(projectId, { name: tokenName, scopes, expiresAt }) {
      const json = { name: tokenName, scopes, expires_at: new Date(expiresAt).toISOString() };
      const { body } = await api.send({ method: 'POST', path: `projects/${projectId}/deploy_tokens`, json });
      return api.read(CreatedAnswer, body, 'POST', 'projects/1/deploy_tokens');
    },
    listDeployTokens: (projectId) =>
      allPages(api, 'projects/1/deploy_tokens', z.array(TokenAnswer).max(100), (query) => tokens.all<true>({ projectId, ...query })),
    revokeDeployToken: (projectId, tokenId) => unlessGone(tokens.remove(tokenId, { projectId })),
    async createDeployKey(projectId, { title, key }) {
      const { body } = await api.send({ method: 'POST', path: `projects/${projectId}/deploy_keys`, json: { title, key, can_push: true } });
      return api.read(KeyAnswer, body, 'POST', 'projects/1/deploy_keys');
    },
    listDeployKeys: (projectId) =>
      allPages(api, 'projects/1/deploy_keys', z.array(KeyAnswer).max(100), (query) => keys.all<true>({ projectId, ...query })),
    removeDeployKey: (projectId, keyId) => unlessGone(keys.remove(projectId, keyId)),
  };
};
