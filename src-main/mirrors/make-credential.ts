import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { fresh, type Operation } from '../journal/journal.ts';
import { createToken } from '../journal/kinds/create-token.ts';
import { credentialExpiry, credentialPlan, tokenName } from '../rules/credential.ts';
import { endsOf } from './ends.ts';

/**
 * Makes the project access token with which GitLab will push or pull, on the remote project, and seals it in the same
 * commit that says it exists. Its name carries the intent, so that a lost one is found and revoked. `next` is the one that a
 * rotation prepares beside the one in use.
 */
export const makeCredential = async (
  { store, vault, journal, clock, chance }: Pick<Deps, 'store' | 'vault' | 'journal' | 'clock' | 'chance'>,
  operation: Operation,
  mirrorId: MirrorId,
  slot: 'current' | 'next' = 'current',
): Promise<void> => {
  const mirror = store.mirrors.stored(mirrorId);
  const { instanceId, projectId } = endsOf(mirror).remote;
  const { scopes, accessLevel } = credentialPlan(mirror.direction);
  const expiresAt = credentialExpiry(clock.now(), store.settings.get().credentialDays, chance.fraction());
  const make = (uid: string) => ({ name: tokenName(store.installation(), uid), scopes, accessLevel, expiresAt });
  await journal.perform(operation, createToken, { instanceId, projectId, mirrorId }, make, null, (_made, answer) => {
    const token = fresh(answer, instanceId);
    const secretId = chance.uid();
    vault.seal('mirror_credential', token.secret, secretId, clock.now());
    store.mirrors.setCredential(mirrorId, { gitlabTokenId: token.id, tokenName: token.name, scopes, expiresAt: token.expiresAt ?? expiresAt, secretId }, slot);
  });
};
