import { Button } from '@mantine/core';
import { useAllPairs } from '../../api/use-all.ts';
import { hrefOf } from '../../state/route.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import { EnabledSwitch } from './enabled-switch.tsx';
import { NewMirrorCheck } from './new-mirror-check.tsx';
import { NewMirrorEnds } from './new-mirror-ends.tsx';
import { OverridesFields } from './overrides-fields.tsx';
import { useNewMirror } from './use-new-mirror.ts';

type NewMirrorPanelProps = { pairId: number | null; onCreated: (mirrorId: number) => void; onClose: () => void };

/** Making a mirror: pair, both projects, settings, the check, and then the creation. */
export const NewMirrorPanel = ({ pairId, onCreated, onClose }: NewMirrorPanelProps) => {
  const pairs = useAllPairs();
  const form = useNewMirror(pairs.data?.items ?? [], pairId);
  const { pair, draft, preflight } = form;
  const { settle } = useUnsaved('New mirror', form.isEntered);
  const frame = { title: 'New mirror', label: 'New mirror', onClose };

  if (pairs.isError) return <Panel {...frame}><PanelSection><FailureNotice failure={pairs.error.failure} onRetry={() => void pairs.refetch()} /></PanelSection></Panel>;
  if (pairs.data === undefined) return <Panel {...frame}><SkeletonRows /></Panel>;
  if (pairs.data.total === 0) {
    return (
      <Panel {...frame}>
        <EmptyState title="A mirror lives in a pair, and there is no pair yet." action={<Button component="a" variant="default" href={hrefOf('pairs', { id: 'new' })}>New pair</Button>} />
      </Panel>
    );
  }
  const created = (mirrorId: number) => {
    settle();
    onCreated(mirrorId);
  };
  const footer = (
    <>
      <Button variant="default" disabled={form.input === null || form.isCreating} loading={form.isChecking} onClick={form.check}>Check</Button>
      <Button disabled={preflight?.possible !== true} loading={form.isCreating} onClick={() => form.create(created)}>Create mirror</Button>
    </>
  );
  return (
    <Panel {...frame} footer={footer}>
      <PanelSection>
        <NewMirrorEnds pairs={pairs.data.items} pair={pair} draft={draft} onPair={form.choosePair} onChange={form.change} />
      </PanelSection>
      {pair === null ? null : (
        <PanelSection title="Settings">
          <EnabledSwitch checked={draft.enabled} onChange={(enabled) => form.change({ enabled })} />
          <OverridesFields direction={pair.direction} defaults={pair} overrides={draft.overrides} onChange={(overrides) => form.change({ overrides })} />
        </PanelSection>
      )}
      {pair === null ? null : <NewMirrorCheck pair={pair} form={form} />}
    </Panel>
  );
};
