import { useState } from 'react';
import type { Mirror } from '../../../src-preload/contract/models/mirror.ts';
import { useCall } from '../../api/use-call.ts';
import { navigate } from '../../state/route.ts';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { Picker } from '../../ui/picker.tsx';

const STEP = 50;
const MOST = 500;

const keyOf = ({ id }: Mirror): string => String(id);
const pathsOf = ({ source, target }: Mirror): string => `${source.path} → ${target.path}`;
const noteOf = ({ desired }: Mirror): string | null => (desired.effective.issueSyncEnabled ? 'on' : null);

/** The way to a mirror's issue sync: which mirror, then its options and the switch on a page of their own. */
export const NewSyncPanel = ({ onClose }: { onClose: () => void }) => {
  const [sought, setSought] = useState<string | null>(null);
  const [limit, setLimit] = useState(STEP);
  const { data, isFetching, error, refetch } = useCall('mirrors.list', { limit, ...(sought === null || sought === '' ? {} : { text: sought }) }, { enabled: sought !== null, keepPrevious: true });
  const found = {
    items: data?.items ?? [],
    more: data !== undefined && data.total > data.items.length && limit < MOST,
    loading: isFetching,
    failure: error?.failure ?? null,
    loadMore: () => setLimit((before) => Math.min(MOST, before + STEP)),
    retry: () => void refetch(),
  };
  return (
    <Panel title="Issue sync of a mirror" label="Issue sync of a mirror" onClose={onClose}>
      <PanelSection>
        <p>Issues are copied along a mirror, from its source to its target. Choose the mirror; what is copied and how is decided on its page, before anything is written.</p>
        <Picker
          label="Mirror"
          autoFocus
          description="Search by a path of either side."
          placeholder="group/project"
          value={null}
          onChange={(mirror) => {
            if (mirror !== null) navigate('issues', { id: mirror.id });
          }}
          onSearch={setSought}
          found={found}
          keyOf={keyOf}
          textOf={pathsOf}
          noteOf={noteOf}
          nothing="No mirror has this path"
        />
      </PanelSection>
    </Panel>
  );
};
