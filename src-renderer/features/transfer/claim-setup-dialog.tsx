import { useState } from 'react';
import type { ProjectSummary } from '../../../src-preload/contract/models/instance.ts';
import { useAllInstances } from '../../api/use-all.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { KeyValue } from '../../ui/key-value.tsx';
import { NameSelect } from '../../ui/name-select.tsx';
import { PlaceField } from '../places/place-field.tsx';
import { PROJECT } from '../places/place-kinds.ts';
import styles from './transfer.module.css';

/** Its field waits for an instance here, not for a pair. */
const ANY_PROJECT = { ...PROJECT, unready: 'Choose an instance first.' };

const What = ({ preflight: { data, error, refetch } }: { preflight: ReturnType<typeof useCall<'claim.preflight'>> }) => {
  if (error !== null) return <FailureNotice failure={error.failure} title="The project cannot be used" onRetry={() => void refetch()} />;
  if (data === undefined) return <p role="status" className={styles['quiet']}>Asking GitLab…</p>;
  return (
    <>
      <KeyValue
        items={[
          { label: 'Label', value: <span className={styles['mono']}>{data.label}</span> },
          { label: 'Its text', value: <span className={styles['mono']}>{data.description}</span> },
          { label: 'Cost', value: `${counted(data.requestsPerHour, 'request')} an hour` },
        ]}
      />
      {data.failure === null ? null : <FailureNotice failure={data.failure} title="The project cannot be used" onRetry={() => void refetch()} />}
    </>
  );
};

/** Where the claim is kept: a label of a project that every machine's token can reach. What is written there is shown first. */
export const ClaimSetupDialog = ({ onClose }: { onClose: () => void }) => {
  const instances = useAllInstances().data?.items ?? [];
  const turnOn = useChange('claim.turnOn');
  const [chosen, setChosen] = useState<string | null>(null);
  const [project, setProject] = useState<ProjectSummary | null>(null);
  const instance = instances.find(({ id }) => String(id) === chosen) ?? null;
  const isChosen = instance !== null && project !== null;
  const preflight = useCall('claim.preflight', { instanceId: instance?.id ?? 0, project: project?.id ?? 0 }, { enabled: isChosen, goodFor: 0 });
  const isKnown = isChosen && preflight.data !== undefined && preflight.data.failure === null;
  const submit = (event?: React.FormEvent) => {
    event?.preventDefault();
    if (isKnown) turnOn.mutate({ instanceId: instance.id, project: project.id }, { onSuccess: onClose });
  };
  return (
    <FormDialog title="Keep a claim on GitLab" verb="Switch claim on" busy={turnOn.isPending} dirty={project !== null} disabled={!isKnown} failure={turnOn.error?.failure ?? null} onSubmit={submit} onClose={onClose}>
      <p>A label of one project says which machine writes. Every machine that was restored from a backup of this one finds it there, and changes nothing on GitLab while another one has it. Everybody who sees the project sees the label.</p>
      <NameSelect
        what="instance"
        label="Instance"
        items={instances}
        value={chosen}
        onChange={(id) => {
          setChosen(id);
          setProject(null);
        }}
      />
      <PlaceField kind={ANY_PROJECT} label="Project" instance={instance} value={project} onChange={setProject} />
      {isChosen ? <What preflight={preflight} /> : null}
    </FormDialog>
  );
};
