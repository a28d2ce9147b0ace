import type { InstanceId, PairId } from '../../src-preload/contract/ids.ts';
import type { CredentialSource, Direction } from '../../src-preload/contract/models/pair.ts';
import type { Deps } from '../deps.ts';
import { AppError } from '../rules/app-error.ts';
import { Secret } from '../rules/secret.ts';
import type { PairCredential } from '../store/pair-store.ts';

type Account = { username: string; password: string };
type Wanted = { direction: Direction; credentialSource: CredentialSource; targetInstanceId: InstanceId };

/**
 * Whether mirrors of this direction can log in so: a deploy token only reads, and GitLab tells the key of push mirrors alone
 * (contract.md A.4, A.5). `hasAccount`: one is stored. Fails `invalid_input` or `not_supported`.
 */
export const assertCredentialSource = ({ direction, credentialSource, targetInstanceId }: Wanted, account: Account | undefined, hasAccount: boolean): void => {
  if (credentialSource === 'deploy_token' && direction === 'push') throw new AppError({ code: 'invalid_input', field: 'credentialSource', rule: 'pull_only' });
  if (credentialSource === 'ssh_key' && direction === 'pull') throw new AppError({ code: 'not_supported', instanceId: targetInstanceId, capability: 'ssh_mirror' });
  if (credentialSource === 'account' && account === undefined && !hasAccount) throw new AppError({ code: 'invalid_input', field: 'account.password', rule: 'required' });
  if (credentialSource !== 'account' && account !== undefined) throw new AppError({ code: 'invalid_input', field: 'account', rule: 'only_for_account' });
};

/** Seals a given password; its new id is how mirrors that still use the one before are told apart. Call inside of a transaction. */
export const sealAccount = ({ vault, chance, clock }: Pick<Deps, 'vault' | 'chance' | 'clock'>, { username, password }: Account): Pick<PairCredential, 'accountUsername' | 'accountSecretId'> => {
  const secretId = chance.uid();
  vault.seal('pair_account', new Secret(password), secretId, clock.now());
  return { accountUsername: username, accountSecretId: secretId };
};

export const NO_ACCOUNT = { accountUsername: null, accountSecretId: null } as const;

/** Removes the pair's row, and the password that only it had. Its mirrors have gone. Call inside of a transaction. */
export const dropPair = ({ store }: Pick<Deps, 'store'>, pairId: PairId): void => {
  const { accountSecretId } = store.pairs.credential(pairId);
  store.pairs.remove(pairId);
  if (accountSecretId !== null && !store.secrets.isUsed(accountSecretId)) store.secrets.remove(accountSecretId);
};
