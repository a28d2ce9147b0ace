import { Radio } from '@mantine/core';
import { useState } from 'react';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { navigate } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PathText } from '../../ui/path-text.tsx';
import { tellLeftOnGitlab } from '../../ui/tell-left-on-gitlab.ts';
import styles from './pairs.module.css';

const NAMED = 5;

/** The mirrors that go with the pair, the first by name. */
const Mirrors = ({ pair }: { pair: Pair }) => {
  const mirrors = useCall('mirrors.list', { pairId: pair.id, limit: NAMED });
  const more = pair.mirrors - NAMED;
  return (
    <div>
      <p>{counted(pair.mirrors, 'mirror')} {pair.mirrors === 1 ? 'goes' : 'go'} with it:</p>
      <ul className={styles['mirrors']}>
        {mirrors.data?.items.map(({ id, source, target }) => <li key={id}><PathText path={source.path} max={26} /> → <PathText path={target.path} max={26} /></li>)}
        {more > 0 ? <li>and {counted(more, 'more mirror')}</li> : null}
      </ul>
    </div>
  );
};

/** Removing a pair: names the mirrors that go with it, and nothing goes before it was decided how. */
export const RemovePairDialog = ({ pair, onClose }: { pair: Pair; onClose: () => void }) => {
  const [choice, setChoice] = useState<'remove' | 'forget' | null>(null);
  const remove = useChange('pairs.remove');
  const used = pair.mirrors > 0;
  const confirm = () =>
    remove.mutate({ pairId: pair.id, mirrors: choice ?? 'refuse' }, {
      onSuccess: ({ cleanUpsLeft }) => {
        tellLeftOnGitlab(`${pair.name} is removed`, cleanUpsLeft);
        navigate('pairs');
      },
    });
  return (
    <ConfirmDialog
      opened
      title={`Remove pair “${pair.name}”?`}
      verb="Remove pair"
      destructive
      disabled={used && choice === null}
      busy={remove.isPending}
      failure={remove.error?.failure ?? null}
      onConfirm={confirm}
      onClose={onClose}
    >
      {used ? (
        <>
          <Mirrors pair={pair} />
          <Radio.Group label="What happens to the mirrors?" value={choice} onChange={(value) => setChoice(value === 'remove' ? 'remove' : 'forget')}>
            <div className={styles['radios']}>
              <Radio size="xs" value="remove" label="Remove on GitLab as well" description="The mirrors and their access tokens are removed on both servers. The repositories stay as they are." />
              <Radio size="xs" value="forget" label="Only forget here" description="The mirrors go on working on GitLab until their tokens end, but are no longer watched." />
            </div>
          </Radio.Group>
        </>
      ) : <p>It has no mirrors. Nothing changes on GitLab.</p>}
    </ConfirmDialog>
  );
};
