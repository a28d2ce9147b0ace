import { ProjectAccessTokens } from '@gitbeaker/rest';
import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { isFailure } from '../../rules/app-error.ts';
import { Secret } from '../../rules/secret.ts';
import type { Api } from '../api.ts';
import { day, dayOf, flag, id, name } from '../fields.ts';
import type { GitLab } from '../gitlab.ts';
import { allPages } from '../pages.ts';

const TokenFields = { id, name, scopes: z.array(z.string().max(100)).max(50), active: flag, expires_at: day };

const TokenAnswer = z.object(TokenFields).transform(({ expires_at: expiresAt, ...token }) => ({ ...token, expiresAt }));

/** The one answer that holds the value; from here on it is a `Secret`. */
const CreatedAnswer = z
  .object({ ...TokenFields, token: z.string().min(1).max(LIMITS.token) })
  .transform(({ expires_at: expiresAt, token: value, ...token }) => ({ ...token, expiresAt, secret: new Secret(value) }));

/** Project access tokens: contract.md A.5. */
export const createProjectTokenEndpoints = (api: Api): Pick<GitLab, 'createProjectToken' | 'listProjectTokens' | 'revokeProjectToken'> => {
  const tokens = new ProjectAccessTokens(api.resource);
  const LIST = 'projects/1/access_tokens';
  return {
    // Not through gitbeaker: its types know seven scopes and its own enum of levels, which would have to be cast.
    async createProjectToken(projectId, { name: tokenName, scopes, accessLevel, expiresAt }) {
      const json = { name: tokenName, scopes, access_level: accessLevel, expires_at: dayOf(expiresAt) };
      const { body } = await api.send({ method: 'POST', path: `projects/${projectId}/access_tokens`, json });
      return api.read(CreatedAnswer, body, 'POST', LIST);
    },
    listProjectTokens: (projectId) => allPages(api, LIST, z.array(TokenAnswer).max(100), (query) => tokens.all(projectId, query)),
    async revokeProjectToken(projectId, tokenId) {
      try {
        await tokens.revoke(projectId, tokenId);
      } catch (error) {
        if (!isFailure(error, 'not_found')) throw error;
      }
    },
  };
};
