import { Button } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SettingsUpdate, type Settings } from '../../../src-preload/contract/models/settings.ts';
import { useChange } from '../../api/use-change.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { focusFirstError, formErrors, formRules } from '../../ui/form-rules.ts';
import { CREDENTIAL_FIELDS, type LimitName, DATA_FIELDS, PLAN_FIELDS, REQUEST_CARE_FIELDS, REQUEST_FIELDS, WATCH_FIELDS } from './limit-fields.ts';
import { LimitInput } from './limit-input.tsx';
import { Searched } from './searched.tsx';
import { SettingsGroup } from './settings-group.tsx';
import { StatusPaceNote } from './status-pace-note.tsx';
import styles from './settings.module.css';

const GROUPS = [
  { title: 'Credentials', fields: CREDENTIAL_FIELDS }, { title: 'Watching', fields: WATCH_FIELDS }, { title: 'Plans', fields: PLAN_FIELDS }, { title: 'Requests', fields: REQUEST_FIELDS },
  { title: 'Servers that do not answer', fields: REQUEST_CARE_FIELDS }, { title: 'Files and snapshots', fields: DATA_FIELDS },
] as const;

/** The figures, saved together; a value outside of its bounds is refused and never bent. */
export const LimitsForm = ({ settings, text }: { settings: Settings; text: string }) => {
  const update = useChange('settings.update');
  const form = useForm<Partial<Record<LimitName, number | string>>>({
    initialValues: Object.fromEntries(GROUPS.flatMap(({ fields }) => fields.map(({ name }) => [name, settings[name]]))),
    validate: formRules(SettingsUpdate),
    onValuesChange: () => update.reset(),
  });
  useUnsaved('Settings', form.isDirty());
  const save = form.onSubmit((values) => {
    const input = SettingsUpdate.parse(values);
    update.mutate(input, {
      onSuccess: () => form.resetDirty(),
      onError: ({ failure }) => form.setErrors(formErrors(failure, Object.keys(values)) ?? {}),
    });
  }, (errors) => focusFirstError(errors, form.getInputNode));
  // The button is gone with what it resets.
  const reset = (name: LimitName, usual: number) => {
    form.setFieldValue(name, usual);
    form.getInputNode(name)?.focus();
  };
  return (
    <form aria-label="Limits" onSubmit={save} noValidate className={styles['form']}>
      {GROUPS.map(({ title, fields }) => (
        <Searched key={title} text={text}>
          <SettingsGroup title={title}>
            {fields.map((field) => <LimitInput key={field.name} field={field} value={form.values[field.name]} input={form.getInputProps(field.name)} onReset={(usual) => reset(field.name, usual)} />)}
            {fields === WATCH_FIELDS ? <StatusPaceNote statusMinutes={form.values.statusMinutes} requestsPerMinute={form.values.requestsPerMinute} /> : null}
          </SettingsGroup>
        </Searched>
      ))}
      {update.error === null || formErrors(update.error.failure, Object.keys(form.values)) !== null ? null : <FailureNotice failure={update.error.failure} title="The settings were not saved" />}
      <div className={styles['buttons']}>
        <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>Save settings</Button>
        <span role="status" className={styles['quiet']}>{update.isSuccess ? 'Saved.' : ''}</span>
      </div>
    </form>
  );
};
