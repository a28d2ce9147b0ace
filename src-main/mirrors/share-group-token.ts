import type { Deps } from '../deps.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import { fresh } from '../journal/journal.ts';
import { createGroupToken } from '../journal/kinds/create-group-token.ts';
import { ProjectId } from '../../src-preload/contract/ids.ts';
import { AppError } from '../rules/app-error.ts';
import { credentialExpiry, credentialPlan, groupOfCredential, tokenName } from '../rules/credential.ts';
import type { CredentialSlot, StoredCredential, StoredMirror } from '../store/mirror-store.ts';
import { endsOf } from './ends.ts';

type ShareDeps = Pick<Deps, 'store' | 'vault' | 'journal' | 'clock' | 'chance' | 'to'>;

const DAY_MS = 24 * 60 * 60_000;

/**
 * Lets a mirror use its pair's token of a group: the one that others use already, where that lasts and is younger than the mirror's own,
 * else a new one. So the first of a rotation makes the next, and the others follow it. Fails `not_found` kind `group`.
 */
export const shareGroupToken = async (deps: ShareDeps, mirror: StoredMirror, slot: CredentialSlot): Promise<void> => {
  const { instanceId, path } = endsOf(mirror).remote;
  const group = groupOfCredential(path, mirror.wanted.credentialGroup);
  if (group === null) throw new AppError({ code: 'invalid_input', field: 'credentialGroup', rule: 'ancestor_group' });
  const gitlab = deps.to(instanceId);
  const { id: groupId } = await gitlab.readGroup(group);
  await deps.journal.onGroup(instanceId, groupId, async () => {
    if (!(await reuse(deps, gitlab, mirror, groupId, slot))) await make(deps, mirror, groupId, slot);
  });
};

const isYoungerAndLasts = ({ store, clock }: ShareDeps, found: StoredCredential, own: StoredCredential | null): boolean => {
  const lasts = found.expiresAt === null || found.expiresAt > clock.now() + Math.max(1, store.settings.get().rotateBeforeDays) * DAY_MS;
  const ownId = own?.gitlabGroupId === found.gitlabGroupId ? (own.gitlabTokenId ?? 0) : 0;
  return lasts && (found.gitlabTokenId ?? 0) > ownId;
};

/** While GitLab is asked whether it still lives, its last user may let go of it: it is looked for again in the commit that takes it. */
const reuse = async (deps: ShareDeps, gitlab: GitLab, mirror: StoredMirror, groupId: number, slot: CredentialSlot): Promise<boolean> => {
  const { store } = deps;
  const found = store.mirrors.groupToken(mirror.pairId, groupId);
  if (found === null || !isYoungerAndLasts(deps, found, slot === 'next' ? mirror.credential : null)) return false;
  const isAlive = (await gitlab.listGroupTokens(groupId)).some((one) => one.id === found.gitlabTokenId && one.active);
  if (!isAlive) return false;
  return store.transaction(() => {
    if (store.mirrors.groupToken(mirror.pairId, groupId)?.gitlabTokenId !== found.gitlabTokenId) return false;
    store.mirrors.setCredential(mirror.id, found, slot);
    return true;
  });
};

/** What it makes stays, whatever becomes of the mirror: others may have taken it up by then. */
const make = async ({ store, vault, journal, clock, chance }: ShareDeps, mirror: StoredMirror, groupId: number, slot: CredentialSlot): Promise<void> => {
  const { instanceId } = endsOf(mirror).remote;
  const { scopes, accessLevel } = credentialPlan(mirror.direction);
  const expiresAt = credentialExpiry(clock.now(), store.settings.get().credentialDays, chance.fraction());
  const payload = (uid: string) => ({ groupId, name: tokenName(store.installation(), uid), scopes, accessLevel, expiresAt });
  const object = { instanceId, projectId: ProjectId.parse(groupId), mirrorId: mirror.id };
  await journal.lasting((operation) =>
    journal.perform(operation, createGroupToken, object, payload, null, (_made, answer) => {
      const token = fresh(answer, instanceId);
      const secretId = chance.uid();
      vault.seal('mirror_credential', token.secret, secretId, clock.now());
      const row = { kind: 'group_token', gitlabTokenId: token.id, gitlabGroupId: groupId, tokenName: token.name, username: null, scopes, secretId } as const;
      store.mirrors.setCredential(mirror.id, { ...row, expiresAt: token.expiresAt ?? expiresAt }, slot);
    }),
  );
};
