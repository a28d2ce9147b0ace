import { ProjectId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { IntentObject, PlannedIntent } from '../journal/intent-kind.ts';
import { removeDeployKey } from '../journal/kinds/remove-deploy-key.ts';
import { revokeDeployToken } from '../journal/kinds/revoke-deploy-token.ts';
import { revokeGroupToken } from '../journal/kinds/revoke-group-token.ts';
import { revokeToken } from '../journal/kinds/revoke-token.ts';
import type { StoredCredential, StoredMirror } from '../store/mirror-store.ts';
import { queueCleanUp } from './clean-up-job.ts';
import { endsOf } from './ends.ts';

/** Something that `journal.planCleanUps` takes. */
export type CleanUpPlan = { object: IntentObject; intent: PlannedIntent };

/** What takes the credential away from GitLab. A given account is not ours to take away. */
const inverseOf = ({ kind, gitlabTokenId, gitlabGroupId }: StoredCredential): PlannedIntent | null => {
  if (gitlabTokenId === null) return null;
  switch (kind) {
    case 'project_token':
      return { kind: revokeToken.name, payload: { tokenId: gitlabTokenId } };
    case 'group_token':
      return { kind: revokeGroupToken.name, payload: { groupId: gitlabGroupId, tokenId: gitlabTokenId } };
    case 'deploy_token':
      return { kind: revokeDeployToken.name, payload: { tokenId: gitlabTokenId } };
    case 'ssh_key':
      return { kind: removeDeployKey.name, payload: { keyId: gitlabTokenId } };
    case 'account':
      return null;
  }
};

/**
 * A mirror no longer uses these credentials: what nobody else uses is dropped here, and the answer is what takes it away from GitLab.
 * Call inside of the transaction in which the mirror's rows of them have gone.
 */
export const letGo = ({ store }: Pick<Deps, 'store'>, mirror: StoredMirror, credentials: readonly (StoredCredential | null)[]): CleanUpPlan[] =>
  credentials.flatMap((credential) => {
    if (credential === null) return [];
    const { secretId, gitlabGroupId } = credential;
    if (secretId !== null && store.secrets.isUsed(secretId)) return [];
    if (secretId !== null) store.secrets.remove(secretId);
    const intent = inverseOf(credential);
    const { instanceId, projectId } = endsOf(mirror).remote;
    const object = { instanceId, projectId: gitlabGroupId === null ? projectId : ProjectId.parse(gitlabGroupId), mirrorId: mirror.id };
    return intent === null ? [] : [{ object, intent }];
  });

/**
 * Of what was let go as an operation is undone, its undoing leaves out tokens that others might have used as well: these are taken away
 * by the clean-up job. Call inside of the same transaction.
 */
export const takeSharedBack = (deps: Pick<Deps, 'store' | 'journal' | 'clock'>, letGone: readonly CleanUpPlan[]): void => {
  const shared = letGone.filter(({ intent }) => intent.kind === revokeGroupToken.name);
  if (shared.length === 0) return;
  deps.journal.planCleanUps(shared);
  queueCleanUp(deps, deps.clock.now());
};
