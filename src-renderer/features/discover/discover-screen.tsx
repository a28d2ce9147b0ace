import { Button } from '@mantine/core';
import { useState } from 'react';
import type { GroupSummary } from '../../../src-preload/contract/models/instance.ts';
import { useAllInstances } from '../../api/use-all.ts';
import { hrefOf, useRoute } from '../../state/route.ts';
import { HELP_OF_SCREEN } from '../../text/help-topics.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { NameSelect } from '../../ui/name-select.tsx';
import { Screen } from '../../ui/screen.tsx';
import { PlaceField } from '../places/place-field.tsx';
import { GROUP } from '../places/place-kinds.ts';
import styles from './discover.module.css';
import { FoundList } from './found-list.tsx';
import type { DiscoveryPlace } from './use-discovery.ts';

/** Finds mirrors that exist on an instance or in a group, and plans their adoption; GitLab is only read. */
export const DiscoverScreen = () => {
  const asked = useRoute((route) => route.params['instance']);
  const { data, error, refetch } = useAllInstances();
  const [chosen, setChosen] = useState(asked ?? null);
  const [group, setGroup] = useState<GroupSummary | null>(null);
  const [place, setPlace] = useState<DiscoveryPlace | null>(null);
  const instances = data?.items ?? [];
  const instance = instances.find(({ id }) => String(id) === chosen) ?? null;

  const head = (
    <div className={styles['where']} role="group" aria-label="Where to look">
      <NameSelect
        what="instance"
        label="Instance"
        description="Its projects are read."
        items={instances}
        value={instance === null ? null : String(instance.id)}
        onChange={(id) => {
          setChosen(id);
          setGroup(null);
          setPlace(null);
        }}
      />
      <PlaceField kind={GROUP} label="Group (optional)" instance={instance} value={group} onChange={setGroup} />
      <Button disabled={instance === null} onClick={() => (instance === null ? undefined : setPlace({ instanceId: instance.id, groupPath: group?.path ?? null }))}>Find mirrors</Button>
    </div>
  );

  return (
    <Screen title="Adopt mirrors that exist" head={head}>
      {error === null ? null : <div className={styles['failure']}><FailureNotice failure={error.failure} title="The instances could not be read" onRetry={() => void refetch()} /></div>}
      {place === null ? (
        <EmptyState
          help={HELP_OF_SCREEN.discover}
          title={data?.total === 0 ? 'Mirrors are found on registered instances, and there is none yet.' : 'Mirrors that exist on GitLab are found and taken over here.'}
          {...(data?.total === 0 ? { action: <a href={hrefOf('instances', { id: 'new' })}>Add instance</a> } : {})}
        >
          Nothing on GitLab is changed: an adopted mirror keeps its settings, which become its overrides.
        </EmptyState>
      ) : <FoundList key={JSON.stringify(place)} place={place} />}
    </Screen>
  );
};
