import { Button } from '@mantine/core';
import { useState } from 'react';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Operator } from '../../../src-preload/contract/models/operator.ts';
import type { VaultStatus } from '../../../src-preload/contract/models/vault.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { ROLES } from '../../text/access-words.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import { OperatorDialog } from './operator-dialog.tsx';
import styles from './settings.module.css';

const RemoveDialog = ({ operator, onClose }: { operator: Operator; onClose: () => void }) => {
  const remove = useChange('vault.removeOperator');
  return (
    <ConfirmDialog opened title={`Remove operator “${operator.name}”?`} verb="Remove operator" destructive busy={remove.isPending} failure={remove.error?.failure ?? null} onConfirm={() => remove.mutate({ operatorId: operator.id }, { onSuccess: onClose })} onClose={onClose}>
      <p>Their passphrase opens nothing any more, at once. What they did stays in the activity under their name.</p>
    </ConfirmDialog>
  );
};

type RowProps = { operator: Operator; isMe: boolean; onChange: () => void; onRemove: () => void };

const Row = ({ operator: { name, role, lastSignInAt }, isMe, onChange, onRemove }: RowProps) => (
  <li className={styles['operator']}>
    <div className={styles['who']}>
      <span className={styles['name']}>{name}{isMe ? <> <Tag>you</Tag></> : null}</span>
      <span className={styles['quiet']}>{ROLES[role].name}, {lastSignInAt === null ? 'has not signed in yet' : <>last signed in <TimeText at={lastSignInAt} /></>}</span>
    </div>
    <Button variant="default" size="compact-sm" aria-label={`Change ${name}`} onClick={onChange}>Change</Button>
    <Button variant="default" size="compact-sm" aria-label={`Remove ${name}`} onClick={onRemove}>Remove</Button>
  </li>
);

const NOBODY_YET = 'Nobody signs in by name: whoever uses this account of the operating system may do everything. With operators, each has a name, a role and a passphrase, and the activity says who did what.';

type Open = { what: 'change' | 'remove'; operator: Operator } | { what: 'add' } | null;

/** Who may sign in, with which role. Only administrators see it. */
export const OperatorList = ({ vault }: { vault: VaultStatus }) => {
  const denied = useDenied('vault.operators');
  const { data, error, refetch } = useCall('vault.operators', { limit: LIMITS.pageSize }, { enabled: denied === null });
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  if (denied !== null) return <p className={styles['quiet']}>{denied}</p>;
  if (error !== null) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (data === undefined) return <SkeletonRows rows={2} label="Loading operators" />;
  return (
    <>
      {data.total === 0 ? <p>{NOBODY_YET}</p> : (
        <ul className={styles['operators']} aria-label="Operators">
          {data.items.map((operator) => (
            <Row key={operator.id} operator={operator} isMe={operator.name === vault.operator?.name} onChange={() => setOpen({ what: 'change', operator })} onRemove={() => setOpen({ what: 'remove', operator })} />
          ))}
        </ul>
      )}
      <div className={styles['buttons']}>
        <ActionButton variant="default" denied={denied} onClick={() => setOpen({ what: 'add' })}>{data.total === 0 ? 'Add the first operator' : 'Add operator'}</ActionButton>
      </div>
      {open?.what === 'remove' ? <RemoveDialog operator={open.operator} onClose={close} /> : null}
      {open === null || open.what === 'remove' ? null : <OperatorDialog operator={open.what === 'add' ? null : open.operator} isFirst={data.total === 0} onClose={close} />}
    </>
  );
};
