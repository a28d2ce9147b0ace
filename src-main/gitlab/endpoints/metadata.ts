import { Metadata, PersonalAccessTokens, Users } from '@gitbeaker/rest';
import { z } from 'zod';
import type { Api } from '../api.ts';
import { day, flag, id, name } from '../fields.ts';
import type { GitLab } from '../gitlab.ts';

const MetadataAnswer = z
  .object({ version: z.string().min(1).max(100), enterprise: flag })
  .transform(({ version, enterprise }) => ({ version, edition: enterprise ? ('enterprise' as const) : ('community' as const) }));

const TokenAnswer = z
  .object({ id, name, user_id: id, scopes: z.array(z.string().max(100)).max(50), expires_at: day })
  .transform(({ user_id: userId, expires_at: expiresAt, ...token }) => ({ ...token, userId, expiresAt }));

const UserAnswer = z
  .object({ id, username: z.string().min(1).max(255), is_admin: flag })
  .transform(({ is_admin: isAdmin, ...user }) => ({ ...user, isAdmin }));

/** Who and what answers: version and edition, the token and its owner. */
export const createMetadataEndpoints = (api: Api): Pick<GitLab, 'readMetadata' | 'readToken' | 'readUser'> => {
  const metadata = new Metadata(api.resource);
  const tokens = new PersonalAccessTokens(api.resource);
  const users = new Users(api.resource);
  return {
    readMetadata: async () => api.read(MetadataAnswer, await metadata.show(), 'GET', 'metadata'),
    readToken: async () => api.read(TokenAnswer, await tokens.show(), 'GET', 'personal_access_tokens/self'),
    readUser: async () => api.read(UserAnswer, await users.showCurrentUser(), 'GET', 'user'),
  };
};
