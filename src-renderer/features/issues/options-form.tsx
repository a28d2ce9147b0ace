import { Checkbox, NumberInput, Radio, TextInput } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import type { IssueSync } from '../../../src-preload/contract/models/issue-sync.ts';
import { useChange } from '../../api/use-change.ts';
import { useDenied } from '../../api/use-may.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { CONFIDENTIAL, COPIED, DELETIONS, EXISTING, FOLLOWING, type IssueSwitch, MILESTONES } from '../../text/issue-options.ts';
import { focusFirstError, formErrors } from '../../ui/form-rules.ts';
import shared from './issues.module.css';
import styles from './options.module.css';
import { changedOptions, optionErrors, type OptionValues, valuesOf } from './option-values.ts';
import { RemoveSync } from './remove-sync.tsx';
import { SaveFoot } from './save-foot.tsx';
import { SyncChecks } from './sync-checks.tsx';

type Form = UseFormReturnType<OptionValues>;
type Explained = { label: string; text: string };

const Section = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section aria-label={title} className={styles['fields']}>
    <h3 className={shared['title']}>{title}</h3>
    {children}
  </section>
);

const Switches = ({ form, options }: { form: Form; options: readonly (Explained & { name: IssueSwitch })[] }) =>
  options.map(({ name, label, text }) => <Checkbox key={name} size="xs" label={label} description={text} {...form.getInputProps(name, { type: 'checkbox' })} />);

type ChoiceProps = { form: Form; name: 'deletions' | 'confidential' | 'milestones' | 'existing'; label: string; description?: string; options: readonly (Explained & { value: string })[] };

const Choice = ({ form, name, options, ...group }: ChoiceProps) => (
  <Radio.Group {...group} {...form.getInputProps(name)}>
    <div className={styles['radios']}>
      {options.map(({ value, label: word, text }) => <Radio key={value} size="xs" value={value} label={word} description={text} />)}
    </div>
  </Radio.Group>
);

/** What is copied and how, each with what it does and what it means for copies that exist. Saved together. */
export const OptionsForm = ({ sync }: { sync: IssueSync }) => {
  const configure = useChange('issueSync.configure');
  const denied = useDenied('issueSync.configure');
  const before = valuesOf(sync.options);
  const form = useForm<OptionValues>({ initialValues: before, validate: optionErrors, onValuesChange: () => configure.reset() });
  const dirty = form.isDirty();
  useUnsaved('Options', dirty);

  const failure = configure.error === null || formErrors(configure.error.failure, Object.keys(form.values)) !== null ? null : configure.error.failure;
  const save = form.onSubmit((values) => {
    configure.mutate({ mirrorId: sync.mirrorId, ...changedOptions(before, values) }, {
      onSuccess: () => form.resetDirty(),
      onError: ({ failure }) => form.setErrors(formErrors(failure, Object.keys(values)) ?? {}),
    });
  }, (errors) => focusFirstError(errors, (path) => form.getInputNode(path)));

  return (
    <form aria-label="Options" onSubmit={save} noValidate className={shared['rules']}>
      <fieldset className={shared['set']} disabled={denied !== null}>
        <div className={shared['scroll']}>
          <div className={styles['form']}>
            <SyncChecks mirrorId={sync.mirrorId} />
            <Section title="What is copied">
              <p className={shared['quiet']}>Title, description, state, due date and confidentiality always are.</p>
              <Switches form={form} options={COPIED} />
            </Section>
            <Section title="Which issues">
              <Choice form={form} name="existing" label="Issues from before the sync" description="Changed later, the next run looks at every issue again; copies that exist stay." options={EXISTING} />
              {form.values.existing === 'since' ? <TextInput className={styles['number'] ?? ''} type="date" label="First day" {...form.getInputProps('since')} /> : null}
              <Switches form={form} options={FOLLOWING} />
            </Section>
            <Section title="How">
              <Choice form={form} name="confidential" label="Confidential issues and internal notes" options={CONFIDENTIAL} />
              <Choice form={form} name="deletions" label="Issues that are deleted on the source" options={DELETIONS} />
              <Choice form={form} name="milestones" label="Milestones" options={MILESTONES} />
              <NumberInput classNames={{ wrapper: styles['number'] ?? '' }} label="Interval" description="How often the source is looked at: 5 to 1,440 minutes. What has not changed costs nothing." suffix=" min" thousandSeparator="," allowDecimal={false} allowNegative={false} clampBehavior="none" {...form.getInputProps('intervalMinutes')} />
            </Section>
            <Section title="Remove">
              <RemoveSync sync={sync} />
            </Section>
          </div>
        </div>
        <SaveFoot verb="Save options" busy={configure.isPending} dirty={dirty} said={denied ?? (configure.isSuccess && !dirty ? 'Saved.' : '')} failed="The options were not saved" failure={failure} />
      </fieldset>
    </form>
  );
};
