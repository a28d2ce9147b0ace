import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { navigate } from '../../state/route.ts';
import { counted, listed } from '../../text/plural.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tellLeftOnGitlab } from '../../ui/tell-left-on-gitlab.ts';
import styles from './instances.module.css';

const NAMED = 5;

/** The pairs by name, the rest by number. */
const named = (names: readonly string[], total: number): string =>
  listed([...names.map((name) => `“${name}”`), ...(total > names.length ? [counted(total - names.length, 'more pair')] : [])]);

type RemoveInstanceDialogProps = { instance: Instance; opened: boolean; onClose: () => void };

/** Removing an instance: names what goes with it, and nothing goes before it was decided how. */
export const RemoveInstanceDialog = ({ instance, opened, onClose }: RemoveInstanceDialogProps) => {
  const [choice, setChoice] = useState<'remove' | 'forget' | null>(null);
  const remove = useChange('instances.remove');
  const pairs = useCall('pairs.list', { instanceId: instance.id, limit: NAMED }, { enabled: opened });
  const used = instance.pairs > 0 || instance.mirrors > 0;
  const mirrors = counted(instance.mirrors, 'mirror');

  const confirm = () =>
    remove.mutate({ instanceId: instance.id, mirrors: choice ?? 'refuse' }, {
      onSuccess: ({ cleanUpsLeft }) => {
        tellLeftOnGitlab(`${instance.name} is removed`, cleanUpsLeft);
        navigate('instances');
      },
    });

  return (
    <ConfirmDialog
      opened={opened}
      title={`Remove instance “${instance.name}”?`}
      verb="Remove instance"
      destructive
      disabled={used && choice === null}
      busy={remove.isPending}
      failure={remove.error?.failure ?? null}
      onConfirm={confirm}
      onClose={onClose}
    >
      <p>Its token is deleted here. The token itself stays valid on GitLab until it is revoked there.</p>
      {used ? (
        <>
          <p>{counted(instance.pairs, 'pair')}{pairs.data === undefined || pairs.data.items.length === 0 ? '' : ` (${named(pairs.data.items.map(({ name }) => name), pairs.data.total)})`} and {mirrors} go with it. What happens to the mirrors?</p>
          <Radio.Group aria-label="What happens to the mirrors" value={choice} onChange={(value) => setChoice(value === 'remove' ? 'remove' : 'forget')}>
            <div className={styles['radios']}>
              <Radio size="xs" value="remove" label="Remove on GitLab as well" description={`${mirrors} stop, and the mirrors and their tokens are deleted on both servers.`} />
              <Radio size="xs" value="forget" label="Only forget here" description={`${mirrors} go on working on GitLab, but are no longer watched or rotated.`} />
            </div>
          </Radio.Group>
        </>
      ) : <p>No pair uses it.</p>}
    </ConfirmDialog>
  );
};
