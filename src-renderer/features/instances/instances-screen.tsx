import { useMemo, useState } from 'react';
import { InstanceId } from '../../../src-preload/contract/ids.ts';
import { call } from '../../api/call.ts';
import { useCall } from '../../api/use-call.ts';
import { useDenied } from '../../api/use-may.ts';
import { useWindowedList } from '../../api/windowed-list.ts';
import { navigate, useRoute } from '../../state/route.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { ActionButton } from '../../ui/action-button.tsx';
import { DataGrid } from '../../ui/data-grid.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { Screen } from '../../ui/screen.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { INSTANCE_COLUMNS } from './instance-columns.tsx';
import { InstanceForm } from './instance-form.tsx';
import { InstancePanel } from './instance-panel.tsx';

const close = () => navigate('instances');

const ChosenInstance = ({ id, editing }: { id: InstanceId; editing: boolean }) => {
  const instance = useCall('instances.get', { instanceId: id });
  if (instance.data !== undefined) {
    return editing
      ? <InstanceForm key={id} instance={instance.data} onClose={() => navigate('instances', { id })} />
      : <InstancePanel instance={instance.data} onClose={close} />;
  }
  return (
    <Panel title="Instance" label="Instance" onClose={close}>
      {instance.error === null ? <SkeletonRows label="Loading instance" /> : <PanelSection><FailureNotice failure={instance.error.failure} onRetry={() => void instance.refetch()} /></PanelSection>}
    </Panel>
  );
};

/** The registered GitLab servers. */
export const InstancesScreen = () => {
  const { id, params } = useRoute();
  const denied = useDenied('instances.create');
  const [text, setText] = useState('');
  const filter = useMemo(() => (text === '' ? {} : { text }), [text]);
  const { rows, failure, retry } = useWindowedList('instances.list', filter, (paging) => call('instances.list', { ...filter, ...paging }));
  const chosen = InstanceId.safeParse(id);

  return (
    <Screen
      title="Instances"
      search={{ label: 'Search instances', value: text, onSearch: setText }}
      action={<ActionButton denied={denied} onClick={() => navigate('instances', { id: 'new' })}>Add instance</ActionButton>}
      panel={id === 'new' ? <InstanceForm key="new" instance={null} onClose={close} /> : chosen.success ? <ChosenInstance id={chosen.data} editing={params['edit'] === '1'} /> : null}
      onClosePanel={close}
    >
      {failure === null ? (
        <DataGrid
          ariaLabel="Instances"
          columns={INSTANCE_COLUMNS}
          rows={rows}
          idOf={(instance) => instance.id}
          selectedId={chosen.success ? chosen.data : null}
          onOpen={(instance) => navigate('instances', { id: instance.id })}
          scope={text}
          empty={text === ''
            ? <EmptyState help={HELP_OF_SCREEN.instances} title="GitLab servers live here: the sources and targets of mirrors.">Each has a URL and an access token with scope api.</EmptyState>
            : <EmptyState title={`No instance matches “${text}”.`}>Name and URL are searched.</EmptyState>}
        />
      ) : <FailureNotice failure={failure} onRetry={retry} />}
    </Screen>
  );
};
