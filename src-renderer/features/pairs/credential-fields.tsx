import { PasswordInput, Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { CREDENTIAL_SOURCE, CREDENTIAL_SOURCES, credentialMeaning, credentialObstacle, otherSources } from '../../text/credentials.ts';
import { remoteSide } from '../../text/directions.ts';
import { listed } from '../../text/plural.ts';
import { Note } from '../../ui/note.tsx';
import type { PairValues } from './pair-values.ts';
import styles from './pairs.module.css';

type CredentialFieldsProps = {
  form: UseFormReturnType<PairValues>;
  source: Instance | null;
  target: Instance | null;
  /** Whether the pair has an account, whose password then only has to be given to change it. */
  hasAccount: boolean;
};

const AccountFields = ({ form, hasAccount }: Pick<CredentialFieldsProps, 'form' | 'hasAccount'>) => (
  <>
    <TextInput label="User name" autoComplete="off" spellCheck={false} maxLength={255} {...form.getInputProps('account.username')} />
    <PasswordInput
      label="Password or token"
      description={hasAccount ? 'Empty keeps the one that is stored. It is never shown again.' : 'It is sealed, and never shown again.'}
      autoComplete="off"
      maxLength={LIMITS.token}
      {...form.getInputProps('account.password')}
    />
  </>
);

/** Which credential mirrors of the pair get: what is not possible between these two says why, before anything is made. */
export const CredentialFields = ({ form, source, target, hasAccount }: CredentialFieldsProps) => {
  const { direction, credentialSource } = form.getValues();
  const [owner, remote] = direction === 'push' ? [source, target] : [target, source];
  const ends = { direction, owner, remote };
  const remoteName = remote?.name ?? `the ${remoteSide(direction)}`;
  const obstacle = credentialObstacle(credentialSource, ends);
  const others = otherSources(credentialSource, ends).map((one) => CREDENTIAL_SOURCE[one]);
  return (
    <div className={styles['fields']}>
      <Radio.Group label="Kind of credential" {...form.getInputProps('credentialSource')}>
        <div className={styles['radios']}>
          {CREDENTIAL_SOURCES.map((one) => {
            const against = credentialObstacle(one, ends);
            return <Radio key={one} size="xs" value={one} label={CREDENTIAL_SOURCE[one]} description={against ?? credentialMeaning(one, remoteName)} disabled={against !== null && one !== credentialSource} />;
          })}
        </div>
      </Radio.Group>
      {obstacle === null ? null : <Note tone="bad" title={`No mirror can be made with this: ${CREDENTIAL_SOURCE[credentialSource]}`}>{obstacle} Possible here: {listed(others)}.</Note>}
      {credentialSource === 'group_token' ? (
        <TextInput label="Group" description={`Its full path on ${remoteName}. Empty: the top-level group of each project.`} placeholder="platform" spellCheck={false} maxLength={LIMITS.projectPath} {...form.getInputProps('credentialGroup')} />
      ) : null}
      {credentialSource === 'account' ? <AccountFields form={form} hasAccount={hasAccount} /> : null}
      {credentialSource === 'ssh_key' && obstacle === null ? (
        <Note title="What SSH needs">GitLab on {owner?.name ?? 'the source'} has to know the SSH host key of {remoteName}. On protected branches the deploy key has to be allowed to push.</Note>
      ) : null}
    </div>
  );
};
