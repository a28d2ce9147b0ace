import { z } from 'zod';
import type { GitLab } from '../../gitlab/gitlab.ts';
import type { ProjectId } from '../../../src-preload/contract/ids.ts';
import { AppError } from '../../rules/app-error.ts';
import type { IntentKind } from '../intent-kind.ts';
import { removeClaimLabel } from './remove-claim-label.ts';

const payload = z.object({ prefix: z.string().max(255), name: z.string().max(255), description: z.string().max(512) });
type Payload = z.infer<typeof payload>;
const result = z.object({ labelId: z.int(), prefix: z.string().max(255) });

/** Its text holds the mark of this one taking, so that it is found again. */
const find = async (gitlab: GitLab, projectId: ProjectId, { prefix, name, description }: Payload): Promise<number | null> => {
  const { labels } = await gitlab.findClaimLabels(projectId, prefix);
  return labels.find((label) => label.name === name && label.description === description)?.id ?? null;
};

/** Puts up the label by which a machine claims the writing. Fails `conflict` `claim_taken` where another one was faster: a project has a name once. */
export const createClaimLabel: IntentKind<Payload, z.infer<typeof result>> = {
  name: 'create-claim-label',
  payload,
  result,
  async perform({ gitlab, projectId }, wanted) {
    const made = await gitlab.createClaimLabel(projectId, wanted);
    // The name may be taken by ourselves: a request whose answer was lost is sent again.
    const labelId = made?.id ?? (await find(gitlab, projectId, wanted));
    if (labelId === null) throw new AppError({ code: 'conflict', reason: 'claim_taken' });
    return { labelId, prefix: wanted.prefix };
  },
  async recover({ gitlab, projectId }, wanted) {
    const labelId = await find(gitlab, projectId, wanted);
    return labelId === null ? { state: 'absent' } : { state: 'found', result: { labelId, prefix: wanted.prefix } };
  },
  undo: (_payload, { labelId, prefix }) => ({ kind: removeClaimLabel.name, payload: { labelId, prefix } }),
};
