import { useState } from 'react';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { hrefOf, navigate } from '../../state/route.ts';
import { counted } from '../../text/plural.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { ExternalLink } from '../../ui/external-link.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { Note } from '../../ui/note.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { CapabilityList } from './capability-list.tsx';
import { serverRows, TokenFactsView } from './connection-facts.tsx';
import styles from './instances.module.css';
import { Reachability } from './reachability.tsx';
import { RemoveInstanceDialog } from './remove-instance-dialog.tsx';

const NETWORK: Record<Instance['network'], string> = { public: 'Public addresses only', private: 'Private network allowed', loopback: 'This computer allowed' };

const edit = ({ id }: Instance): void => navigate('instances', { id, params: { edit: '1' } });

const Connection = ({ instance }: { instance: Instance }) => {
  const denied = useDenied('instances.probe');
  const probe = useChange('instances.probe');
  return (
    <PanelSection title="Connection" actions={<ActionButton variant="default" denied={denied} loading={probe.isPending} onClick={() => probe.mutate({ instanceId: instance.id })}>Test connection</ActionButton>}>
      <Reachability instance={instance} />
      {probe.data === undefined ? null : <p role="status" className={styles['quiet']}>Answered in {probe.data.latencyMs} ms.</p>}
      {probe.error === null ? null : <FailureNotice failure={probe.error.failure} />}
    </PanelSection>
  );
};

/** What a refused token means, and the way to another. */
const TokenRefused = ({ instance, denied }: { instance: Instance; denied: ReturnType<typeof useDenied> }) => (
  <Note tone="warn" title="The instance refuses the token">
    It was revoked, has expired, or lacks the scope api. Nothing is asked of the mirrors here until it has another.
    <div className={styles['noteAction']}><ActionButton variant="default" denied={denied} onClick={() => edit(instance)}>Change token</ActionButton></div>
  </Note>
);

/** One instance: whether it answers, whose token it is, what it can do, and what uses it. */
export const InstancePanel = ({ instance, onClose }: { instance: Instance; onClose: () => void }) => {
  const deniedEdit = useDenied('instances.update');
  const deniedRemove = useDenied('instances.remove');
  const [removing, setRemoving] = useState(false);
  return (
    <Panel
      title={instance.name}
      label={`Instance ${instance.name}`}
      subtitle={<ExternalLink href={instance.url}>{instance.url}</ExternalLink>}
      onClose={onClose}
      footer={
        <>
          <ActionButton variant="default" denied={deniedRemove} onClick={() => setRemoving(true)}>Remove instance</ActionButton>
          <ActionButton variant="default" denied={deniedEdit} onClick={() => edit(instance)}>Edit instance</ActionButton>
        </>
      }
    >
      {instance.reachability === 'unauthorized' ? <TokenRefused instance={instance} denied={deniedEdit} /> : null}
      <Connection key={instance.id} instance={instance} />
      <PanelSection title="Access token"><TokenFactsView {...instance} /></PanelSection>
      <PanelSection title="Server">
        <KeyValue
          items={[
            ...serverRows(instance),
            { label: 'Network', value: NETWORK[instance.network] },
            { label: 'CA certificate', value: instance.hasCaCertificate ? 'Own certificate stored' : 'Those of the system' },
            ...(instance.description === '' ? [] : [{ label: 'Description', value: instance.description }]),
          ]}
        />
      </PanelSection>
      <PanelSection title="Capabilities">
        {instance.capabilities.length === 0 ? <p className={styles['quiet']}>Known after the first connection test.</p> : <CapabilityList capabilities={instance.capabilities} />}
      </PanelSection>
      <PanelSection title="Used by">
        {instance.pairs === 0 ? <p className={styles['quiet']}>No pair yet. <a href={hrefOf('pairs', { id: 'new' })}>New pair</a></p> : <p><a href={hrefOf('pairs')}>{counted(instance.pairs, 'pair')}</a> with {counted(instance.mirrors, 'mirror')}</p>}
      </PanelSection>
      <RemoveInstanceDialog instance={instance} opened={removing} onClose={() => setRemoving(false)} />
    </Panel>
  );
};
