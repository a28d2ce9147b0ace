import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Output } from '../../../src-preload/contract/methods.ts';
import { navigate } from '../../state/route.ts';
import { Screen } from '../../ui/screen.tsx';
import { OpenBackup, type Opened } from './open-backup.tsx';
import { RestoredView } from './restored-view.tsx';
import { RestorePlan } from './restore-plan.tsx';

const back = <Button variant="default" onClick={() => navigate('transfer')}>Back to Transfer</Button>;

/** A backup from the file to the restored machine: opened, looked through, restored. What opened it is held by this page only. */
export const RestorePage = () => {
  const [opened, setOpened] = useState<Opened | null>(null);
  const [restored, setRestored] = useState<Output<'transfer.restore'> | null>(null);
  if (restored !== null) return <Screen title="Open a backup" action={back}><RestoredView restored={restored} /></Screen>;
  if (opened === null) return <Screen title="Open a backup" action={back}><OpenBackup onOpened={setOpened} /></Screen>;
  return (
    <RestorePlan
      opened={opened}
      onClose={() => setOpened(null)}
      onRestored={(result) => {
        setOpened(null);
        setRestored(result);
      }}
    />
  );
};
