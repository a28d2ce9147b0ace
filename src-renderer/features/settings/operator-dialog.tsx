import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Operator, Role } from '../../../src-preload/contract/models/operator.ts';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { useChange } from '../../api/use-change.ts';
import { failureWords } from '../../text/failures.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { formErrors } from '../../ui/form-rules.ts';
import { Note } from '../../ui/note.tsx';
import { NewPassphrase, NO_PASSPHRASE, passphraseRules } from './new-passphrase.tsx';
import { RoleChoice } from './role-choice.tsx';

type OperatorDialogProps = {
  /** null = a new one. */
  operator: Operator | null;
  isFirst: boolean;
  onClose: () => void;
};

/** What the form's fields are refused for: the name, or the role where nobody would be left who may add others. */
const refusals = (failure: Failure | null): { name?: string; role?: string } => {
  if (failure === null) return {};
  if (failure.code === 'not_allowed' && failure.reason !== 'role') return { role: failureWords(failure, () => '', 0).body };
  return formErrors(failure, ['name']) ?? {};
};

/** Adds an operator, or changes one's name, role or passphrase. */
export const OperatorDialog = ({ operator, isFirst, onClose }: OperatorDialogProps) => {
  const add = useChange('vault.addOperator');
  const update = useChange('vault.updateOperator');
  const role: Role = operator?.role ?? (isFirst ? 'administrator' : 'operator');
  const form = useForm({
    initialValues: { name: operator?.name ?? '', role, ...NO_PASSPHRASE },
    validate: { name: (value: string) => (value.trim() === '' ? 'Enter a name.' : null), ...passphraseRules({ isOptional: operator !== null }) },
  });
  const failure = (operator === null ? add : update).error?.failure ?? null;
  const refused = refusals(failure);
  const submit = form.onSubmit((values) => {
    const { name, passphrase } = values;
    if (operator === null) return add.mutate({ name, role: values.role, passphrase }, { onSuccess: onClose });
    return update.mutate({ operatorId: operator.id, name, role: values.role, ...(passphrase === '' ? {} : { passphrase }) }, { onSuccess: onClose });
  });
  return (
    <FormDialog
      title={operator === null ? (isFirst ? 'Add the first operator' : 'Add operator') : `Change “${operator.name}”`}
      verb={operator === null ? 'Add operator' : 'Save operator'}
      busy={add.isPending || update.isPending}
      dirty={form.isDirty()}
      failure={Object.keys(refused).length === 0 ? failure : null}
      onSubmit={submit}
      onClose={onClose}
    >
      {isFirst ? (
        <Note title="This ends the time without sign-in">
          The first operator is you: an administrator who is signed in here at once. A passphrase that was shared until now opens nothing afterwards, and after a restart or a lock a name is asked for. Make a recovery code as well.
        </Note>
      ) : null}
      <TextInput label="Name" description="Asked for at sign-in, and written into the activity." autoComplete="off" maxLength={LIMITS.name} data-autofocus {...form.getInputProps('name')} {...(refused.name === undefined ? {} : { error: refused.name })} />
      <RoleChoice value={form.values.role} onlyAdministrator={isFirst} error={refused.role ?? null} onChange={(next) => form.setFieldValue('role', next)} />
      <NewPassphrase form={form} {...(operator === null ? { label: 'Passphrase' } : {})} description={operator !== null ? 'Left empty, the present one stays.' : isFirst ? 'It is yours alone.' : 'It is theirs alone; they can change it here.'} />
    </FormDialog>
  );
};
