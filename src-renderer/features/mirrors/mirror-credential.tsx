import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { fullDay } from '../../text/time.ts';
import { CREDENTIAL } from '../../text/statuses.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './mirror-panel.module.css';
import { RotateDialog } from './rotate-dialog.tsx';

const TONE = { none: 'quiet', active: 'quiet', expiring: 'warn', expired: 'bad' } as const;

/** The token that the mirror uses on its other side. */
export const MirrorCredential = ({ mirror }: { mirror: Mirror }) => {
  const { credential, direction, source, target, setup } = mirror;
  const [rotating, setRotating] = useState(false);
  const { state, name, expiresAt } = credential;
  return (
    <PanelSection title="Credential" actions={<Button variant="default" size="compact-sm" disabled={setup !== 'ready'} onClick={() => setRotating(true)}>Rotate credential</Button>}>
      {state === 'none' ? <p className={styles['quiet']}>The mirror has no credential of its own.</p> : (
        <KeyValue
          items={[
            { label: 'State', value: <Tag tone={TONE[state]}>{CREDENTIAL[state]}</Tag> },
            { label: 'Access token', value: <>{name} on {(direction === 'push' ? target : source).instanceName}</> },
            { label: 'Last day', value: expiresAt === null ? 'none' : <>{fullDay(expiresAt)}, <TimeText at={expiresAt} day /></> },
          ]}
        />
      )}
      {rotating ? <RotateDialog mirror={mirror} onClose={() => setRotating(false)} /> : null}
    </PanelSection>
  );
};
