import { Button, NumberInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { SettingsUpdate, type Settings } from '../../../src-preload/contract/models/settings.ts';
import { useChange } from '../../api/use-change.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { formErrors, formRules } from '../../ui/form-rules.ts';
import { boundsWords, CREDENTIAL_FIELDS, type LimitName, PLAN_FIELDS, REQUEST_FIELDS, WATCH_FIELDS } from './limit-fields.ts';
import styles from './settings.module.css';

const GROUPS = [
  { title: 'Credentials', fields: CREDENTIAL_FIELDS }, { title: 'Watching', fields: WATCH_FIELDS }, { title: 'Plans', fields: PLAN_FIELDS }, { title: 'Requests', fields: REQUEST_FIELDS },
] as const;

/** The figures, saved together; a value outside of its bounds is refused and never bent. */
export const LimitsForm = ({ settings }: { settings: Settings }) => {
  const update = useChange('settings.update');
  const { theme: _theme, density: _density, ...limits } = settings;
  const form = useForm<Record<LimitName, number | string>>({
    initialValues: limits,
    validate: formRules(SettingsUpdate),
    onValuesChange: () => update.reset(),
  });
  const save = form.onSubmit((values) => {
    const input = SettingsUpdate.parse(values);
    update.mutate(input, {
      onSuccess: () => form.resetDirty(),
      onError: ({ failure }) => form.setErrors(formErrors(failure, Object.keys(values)) ?? {}),
    });
  });
  return (
    <form aria-label="Limits" onSubmit={save} noValidate data-unsaved={form.isDirty()} className={styles['form']}>
      {GROUPS.map(({ title, fields }) => (
        <section key={title} aria-label={title} className={styles['group']}>
          <h2 className={styles['title']}>{title}</h2>
          {fields.map((field) => (
            <NumberInput
              key={field.name}
              classNames={{ wrapper: styles['number'] ?? '' }}
              label={field.label}
              description={`${field.text} ${boundsWords(field)}`}
              suffix={` ${field.suffix}`}
              thousandSeparator=","
              allowDecimal={false}
              allowNegative={false}
              clampBehavior="none"
              {...form.getInputProps(field.name)}
            />
          ))}
        </section>
      ))}
      {update.error === null || formErrors(update.error.failure, Object.keys(form.values)) !== null ? null : <FailureNotice failure={update.error.failure} title="The settings were not saved" />}
      <div className={styles['buttons']}>
        <Button type="submit" loading={update.isPending} disabled={!form.isDirty()}>Save settings</Button>
        <span role="status" className={styles['quiet']}>{update.isSuccess ? 'Saved.' : ''}</span>
      </div>
    </form>
  );
};
