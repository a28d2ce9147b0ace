import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { fullDay } from '../../text/time.ts';
import { CREDENTIAL } from '../../text/statuses.ts';
import { KeyValue } from '../../ui/key-value.tsx';
import { PanelSection } from '../../ui/panel.tsx';
import { Tag } from '../../ui/tag.tsx';
import { TimeText } from '../../ui/time-text.tsx';
import styles from './mirror-panel.module.css';

const TONE = { none: 'quiet', active: 'quiet', expiring: 'warn', expired: 'bad' } as const;

/** The token that the mirror uses on its other side. */
export const MirrorCredential = ({ mirror: { credential, direction, source, target } }: { mirror: Pick<Mirror, 'credential' | 'direction' | 'source' | 'target'> }) => {
  const { state, name, expiresAt } = credential;
  return (
    <PanelSection title="Credential">
      {state === 'none' ? <p className={styles['quiet']}>The mirror has no credential of its own.</p> : (
        <KeyValue
          items={[
            { label: 'State', value: <Tag tone={TONE[state]}>{CREDENTIAL[state]}</Tag> },
            { label: 'Access token', value: <>{name} on {(direction === 'push' ? target : source).instanceName}</> },
            { label: 'Last day', value: expiresAt === null ? 'none' : <>{fullDay(expiresAt)}, <TimeText at={expiresAt} day /></> },
          ]}
        />
      )}
    </PanelSection>
  );
};
