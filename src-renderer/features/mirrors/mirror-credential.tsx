import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { useState } from 'react';
import { useDenied } from '../../api/use-may.ts';
import { fullDay } from '../../text/time.ts';
import { CREDENTIAL_SOURCE, ENDLESS } from '../../text/credentials.ts';
import { CREDENTIAL } from '../../text/statuses.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './mirror-panel.module.css';
import { RotateDialog } from './rotate-dialog.tsx';

const TONE = { none: 'quiet', active: 'quiet', expiring: 'warn', expired: 'bad' } as const;

/** What the mirror logs in with on its other side. */
export const MirrorCredential = ({ mirror }: { mirror: Mirror }) => {
  const denied = useDenied('mirrors.rotateToken');
  const { credential, direction, source, target, setup } = mirror;
  const [rotating, setRotating] = useState(false);
  const { state, kind, name, expiresAt } = credential;
  return (
    <PanelSection title="Credential" actions={<ActionButton variant="default" size="compact-sm" denied={denied} disabled={setup !== 'ready'} onClick={() => setRotating(true)}>Rotate credential</ActionButton>}>
      {state === 'none' ? <p className={styles['quiet']}>The mirror has no credential of its own.</p> : (
        <KeyValue
          items={[
            { label: 'State', value: <Tag tone={TONE[state]}>{CREDENTIAL[state]}</Tag> },
            { label: kind === null ? 'Credential' : CREDENTIAL_SOURCE[kind], value: <>{name} on {(direction === 'push' ? target : source).instanceName}</> },
            { label: 'Last day', value: expiresAt === null ? (kind === null ? 'none' : ENDLESS[kind]) : <>{fullDay(expiresAt)}, <TimeText at={expiresAt} day /></> },
          ]}
        />
      )}
      {rotating ? <RotateDialog mirror={mirror} onClose={() => setRotating(false)} /> : null}
    </PanelSection>
  );
};
