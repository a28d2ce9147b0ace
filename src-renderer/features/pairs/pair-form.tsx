import { Button, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useId } from 'react';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Pair } from '../../../src-preload/contract/models/pair.ts';
import { useAllInstances } from '../../api/use-all.ts';
import { useChange } from '../../api/use-change.ts';
import { navigate } from '../../state/route.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formErrors } from '../../ui/form-rules.ts';
import { Note } from '../../ui/note.tsx';
import { Panel, PanelSection } from '../../ui/panel.tsx';
import { CredentialFields } from './credential-fields.tsx';
import { DefaultsFields } from './defaults-fields.tsx';
import { EndsFields } from './ends-fields.tsx';
import { pairRules } from './pair-rules.ts';
import { changesCredential, changesDefaults, FIELDS, toCreate, toUpdate, valuesOf, type PairValues } from './pair-values.ts';
import styles from './pairs.module.css';
import { ReverseNotice } from './reverse-notice.tsx';

/** Makes a pair, or changes one. */
export const PairForm = ({ pair, onClose }: { pair: Pair | null; onClose: () => void }) => {
  const id = useId();
  const create = useChange('pairs.create');
  const update = useChange('pairs.update');
  const instances = useAllInstances();
  const form = useForm<PairValues>({ initialValues: valuesOf(pair), validate: pairRules(pair) });
  const title = pair === null ? 'New pair' : `Edit ${pair.name}`;
  const { settle } = useUnsaved(title, form.isDirty());
  const values = form.getValues();
  const all = instances.data?.items ?? [];
  const source = all.find((one) => String(one.id) === values.sourceInstanceId) ?? null;
  const target = all.find((one) => String(one.id) === values.targetInstanceId) ?? null;

  const save = form.onSubmit((submitted) => {
    const after = {
      onSuccess: (saved: Pair) => {
        settle();
        navigate('pairs', { id: saved.id });
      },
      onError: ({ failure }: { failure: Failure }) => form.setErrors(formErrors(failure, FIELDS) ?? {}),
    };
    if (pair === null) create.mutate(toCreate(submitted), after);
    else update.mutate(toUpdate(submitted, pair), after);
  });

  const failure = create.error?.failure ?? update.error?.failure ?? null;
  const cancel = () => {
    settle();
    onClose();
  };
  return (
    <Panel
      title={title}
      label={title}
      onClose={onClose}
      footer={
        <>
          <Button variant="default" onClick={cancel}>Cancel</Button>
          <Button type="submit" form={id} loading={create.isPending || update.isPending}>{pair === null ? 'Create pair' : 'Save pair'}</Button>
        </>
      }
    >
      <form id={id} aria-label={title} onSubmit={save} noValidate>
        <PanelSection>
          <div className={styles['fields']}>
            {instances.error === null ? null : <FailureNotice failure={instances.error.failure} title="The instances could not be read" onRetry={() => void instances.refetch()} />}
            <TextInput label="Name" maxLength={LIMITS.name} data-autofocus {...form.getInputProps('name')} />
            <EndsFields form={form} instances={instances.data?.items ?? null} source={source} target={target} fixedBy={pair?.mirrors ?? 0} />
            <ReverseNotice pairId={pair?.id ?? null} sourceInstanceId={source?.id ?? null} targetInstanceId={target?.id ?? null} />
            <Textarea label="Description" maxLength={LIMITS.description} rows={2} {...form.getInputProps('description')} />
          </div>
        </PanelSection>
        <PanelSection title="Defaults that mirrors inherit">
          <DefaultsFields form={form} owner={values.direction === 'push' ? source : target} />
          {pair === null || pair.mirrors === 0 || !changesDefaults(values, pair) ? null : (
            <div className={styles['after']}>
              <Note tone="warn" title={`The pair has ${counted(pair.mirrors, 'mirror')}`}>
                New mirrors take the new defaults at once. For those that exist, GitLab keeps its settings until they are applied again; until then a comparison shows them as drift.
              </Note>
            </div>
          )}
        </PanelSection>
        <PanelSection title="What mirrors log in with">
          <CredentialFields form={form} source={source} target={target} hasAccount={pair !== null && pair.accountUsername !== null} />
          {pair === null || pair.mirrors === 0 || !changesCredential(values, pair) ? null : (
            <div className={styles['after']}>
              <Note tone="warn" title={`The pair has ${counted(pair.mirrors, 'mirror')}`}>
                {pair.mirrors === 1 ? 'It keeps' : 'They keep'} the credential of now until a plan moves {pair.mirrors === 1 ? 'it' : 'them'}. Save, then review that plan in the pair.
              </Note>
            </div>
          )}
        </PanelSection>
      </form>
      {failure === null || formErrors(failure, FIELDS) !== null ? null : <PanelSection><FailureNotice failure={failure} title="The pair was not saved" /></PanelSection>}
    </Panel>
  );
};
