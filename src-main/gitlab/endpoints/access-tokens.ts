import { GroupAccessTokens, ProjectAccessTokens } from '@gitbeaker/rest';
import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { isFailure } from '../../rules/app-error.ts';
import { Secret } from '../../rules/secret.ts';
import type { Api } from '../api.ts';
import { day, dayOf, flag, id, name } from '../fields.ts';
import type { CreatedToken, GitLab, NewToken } from '../gitlab.ts';
import { allPages } from '../pages.ts';

const TokenFields = { id, name, scopes: z.array(z.string().max(100)).max(50), active: flag, expires_at: day };

const TokenAnswer = z.object(TokenFields).transform(({ expires_at: expiresAt, ...token }) => ({ ...token, expiresAt }));

/** The one answer that holds the value; from here on it is a `Secret`. */
const CreatedAnswer = z
  .object({ ...TokenFields, token: z.string().min(1).max(LIMITS.token) })
  .transform(({ expires_at: expiresAt, token: value, ...token }) => ({ ...token, expiresAt, secret: new Secret(value) }));

type Verbs = 'createProjectToken' | 'listProjectTokens' | 'revokeProjectToken' | 'createGroupToken' | 'listGroupTokens' | 'revokeGroupToken';

const unlessGone = async (work: Promise<unknown>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (!isFailure(error, 'not_found')) throw error;
  }
};

/** Access tokens of projects and of groups, which differ only in whose they are: contract.md A.5. */
export const createAccessTokenEndpoints = (api: Api): Pick<GitLab, Verbs> => {
  const ofProject = new ProjectAccessTokens(api.resource);
  const ofGroup = new GroupAccessTokens(api.resource);
  const Page = z.array(TokenAnswer).max(100);

  // Not through gitbeaker: its types know seven scopes and its own enum of levels, which would have to be cast.
  const create = async (owner: 'projects' | 'groups', ownerId: number, { name: tokenName, scopes, accessLevel, expiresAt }: NewToken): Promise<CreatedToken> => {
    const json = { name: tokenName, scopes, access_level: accessLevel, expires_at: dayOf(expiresAt) };
    const { body } = await api.send({ method: 'POST', path: `${owner}/${ownerId}/access_tokens`, json });
    return api.read(CreatedAnswer, body, 'POST', `${owner}/1/access_tokens`);
  };

  return {
    createProjectToken: (projectId, token) => create('projects', projectId, token),
    listProjectTokens: (projectId) => allPages(api, 'projects/1/access_tokens', Page, (query) => ofProject.all(projectId, query)),
    revokeProjectToken: (projectId, tokenId) => unlessGone(ofProject.revoke(projectId, tokenId)),
    createGroupToken: (groupId, token) => create('groups', groupId, token),
    listGroupTokens: (groupId) => allPages(api, 'groups/1/access_tokens', Page, (query) => ofGroup.all(groupId, query)),
    revokeGroupToken: (groupId, tokenId) => unlessGone(ofGroup.revoke(groupId, tokenId)),
  };
};
