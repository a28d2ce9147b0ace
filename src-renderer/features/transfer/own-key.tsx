import { Button, CopyButton, TextInput } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonText } from '../../ui/skeleton-rows.tsx';
import styles from './own-key.module.css';
import { keyLine } from './recipients.ts';
import { Section } from './section.tsx';
import shared from './transfer.module.css';

const Name = ({ name }: { name: string }) => {
  const identify = useChange('transfer.identity');
  const [typed, setTyped] = useState(name);
  useUnsaved('Name of this installation', typed.trim() !== name);
  const save = (event: React.FormEvent) => {
    event.preventDefault();
    identify.mutate({ name: typed });
  };
  return (
    <form className={shared['buttons']} aria-label="Name of this installation" onSubmit={save}>
      <TextInput aria-label="Name of this installation" placeholder="Ada’s laptop" maxLength={LIMITS.name} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />
      <Button type="submit" variant="default" disabled={typed.trim() === name} loading={identify.isPending}>Save name</Button>
      {identify.error === null ? null : <FailureNotice failure={identify.error.failure} title="The name was not saved" />}
    </form>
  );
};

/** Who this installation is to others: its name, and the line by which colleagues lock a backup for it. */
export const OwnKey = () => {
  const denied = useDenied('transfer.identity');
  const { data, error, refetch } = useCall('transfer.identity', {}, { enabled: denied === null });
  return (
    <Section title="This installation">
      <p className={shared['quiet']}>Its name stands in its backups. Pass its public key on as a line of text: a colleague who has it can lock a backup that only this installation opens. It is no secret.</p>
      {denied === null ? null : <p className={shared['quiet']}>{denied}</p>}
      {error === null ? null : <FailureNotice failure={error.failure} title="The key could not be read" onRetry={() => void refetch()} />}
      {denied !== null || error !== null ? null : data === undefined ? <SkeletonText /> : (
        <>
          <Name key={data.name} name={data.name} />
          <output className={styles['key']} aria-label="Public key of this installation" data-selectable>{keyLine(data.publicKey, data.name)}</output>
          <div className={shared['buttons']}>
            <CopyButton value={keyLine(data.publicKey, data.name)}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? 'Copied' : 'Copy public key'}</Button>}</CopyButton>
          </div>
        </>
      )}
    </Section>
  );
};
