import { useForm } from '@mantine/form';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { InstanceCreate, InstanceUpdate, type Instance } from '../../../src-preload/contract/models/instance.ts';
import { useChange } from '../../api/use-change.ts';
import { navigate } from '../../state/route.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { focusFirstError, formRules } from '../../ui/form-rules.ts';
import { useNow } from '../../ui/use-now.ts';
import { connectionErrors } from './connection-errors.ts';
import { toCreate, toProbe, toUpdate, valuesOf, type InstanceValues } from './instance-values.ts';

const rules = (instance: Instance | null) => {
  const check = formRules(instance === null ? InstanceCreate : InstanceUpdate);
  return (values: InstanceValues) => check(instance === null ? toCreate(values) : toUpdate(values, instance));
};

/** The form of an instance, by its title on the screen, with its two actions. A failure stands at the field that caused it, else it is given back. */
export const useInstanceForm = (instance: Instance | null, title: string) => {
  const now = useNow();
  const probe = useChange('instances.probe');
  const create = useChange('instances.create');
  const update = useChange('instances.update');
  const form = useForm<InstanceValues>({ initialValues: valuesOf(instance), validate: rules(instance), onValuesChange: () => forget() });

  const { settle } = useUnsaved(title, form.isDirty());

  const forget = () => {
    probe.reset();
    create.reset();
    update.reset();
  };
  const showErrors = (errors: Record<string, string>) => {
    form.setErrors(errors);
    focusFirstError(errors, form.getInputNode);
  };
  const onError = ({ failure }: { failure: Failure }) => {
    const errors = connectionErrors(failure, now);
    if (errors !== null) showErrors(errors);
  };
  const onSuccess = (saved: Instance) => {
    settle();
    navigate('instances', { id: saved.id });
  };

  const test = () => {
    forget();
    const { hasErrors, errors } = form.validate();
    const input = hasErrors ? null : toProbe(form.getValues(), instance);
    if (hasErrors) focusFirstError(errors, form.getInputNode);
    else if (input === null) showErrors({ token: 'Enter the token again: the stored one is not sent to a connection that was changed here.' });
    else probe.mutate(input, { onError });
  };
  const save = form.onSubmit(
    (values) => {
      forget();
      if (instance === null) create.mutate(toCreate(values), { onSuccess, onError });
      else update.mutate(toUpdate(values, instance), { onSuccess, onError });
    },
    (errors) => focusFirstError(errors, form.getInputNode),
  );

  const saveFailure = create.error?.failure ?? update.error?.failure ?? null;
  const failure = saveFailure ?? probe.error?.failure ?? null;
  return {
    form,
    test,
    save,
    testing: probe.isPending,
    saving: create.isPending || update.isPending,
    found: probe.data,
    /** What no field caused. */
    failure: failure !== null && connectionErrors(failure, now) === null ? failure : null,
    saveFailed: saveFailure !== null,
  };
};
