import { z } from 'zod';
import type { Side } from '../../../e2e/world/sides.ts';
import { type ClaimText, readClaimText } from '../../rules/claim-label.ts';

const Labels = z.array(z.object({ id: z.int(), name: z.string(), description: z.string().nullable() }));

/** The labels of a project as GitLab has them, with what a claim's says. */
export const labelsOf = async ({ server, token }: Side, path: string): Promise<{ id: number; name: string; text: ClaimText | null }[]> => {
  const response = await fetch(`${server.url}/api/v4/projects/${encodeURIComponent(path)}/labels`, { headers: { authorization: `Bearer ${token.value}` } });
  return Labels.parse(await response.json()).map(({ id, name, description }) => ({ id, name, text: readClaimText(description ?? '') }));
};
