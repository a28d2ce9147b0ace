import { Button } from '@mantine/core';
import { useEffect, useId, useRef } from 'react';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { InstanceFields } from './instance-fields.tsx';
import { ProbeResultView } from './probe-result.tsx';
import { useInstanceForm } from './use-instance-form.ts';

/** What a test or a save found is brought into sight: the form may be longer than the panel. */
const useInSight = (shown: unknown) => {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown !== null && shown !== undefined) ref.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  return ref;
};

/** Adds an instance, or changes one. The connection can be tested before anything is saved; saving tests it as well. */
export const InstanceForm = ({ instance, onClose }: { instance: Instance | null; onClose: () => void }) => {
  const id = useId();
  const title = instance === null ? 'Add instance' : `Edit ${instance.name}`;
  const { form, save, test, saving, testing, found, failure, saveFailed } = useInstanceForm(instance, title);
  const outcome = useInSight(failure ?? found);
  return (
    <Panel
      title={title}
      label={title}
      onClose={onClose}
      footer={
        <>
          <Button variant="default" onClick={test} loading={testing} disabled={saving}>Test connection</Button>
          <Button type="submit" form={id} loading={saving} disabled={testing}>Save instance</Button>
        </>
      }
    >
      <form id={id} aria-label={title} onSubmit={save} noValidate>
        <PanelSection><InstanceFields form={form} instance={instance} /></PanelSection>
      </form>
      {failure === null && found === undefined ? null : (
        <div ref={outcome}>
          <PanelSection title="Connection">
            {failure === null ? null : <FailureNotice failure={failure} title={saveFailed ? 'The instance was not saved' : 'The connection does not work'} />}
            {found === undefined ? null : <ProbeResultView result={found} />}
          </PanelSection>
        </div>
      )}
    </Panel>
  );
};
