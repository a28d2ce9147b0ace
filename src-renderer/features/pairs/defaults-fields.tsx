import { Checkbox, Radio, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { Instance } from '../../../src-preload/contract/models/instance.ts';
import { branchFilterAbility } from '../../text/directions.ts';
import { fieldLabel } from '../../text/fields.ts';
import { settingMeaning } from '../../text/mirror-settings.ts';
import type { PairValues } from './pair-values.ts';
import styles from './pairs.module.css';

type DefaultsFieldsProps = {
  form: UseFormReturnType<PairValues>;
  /** The instance where the mirrors are configured; null while it is not chosen. */
  owner: Instance | null;
};

/** The five defaults, each with what it does. Branch filters are one choice, since GitLab takes one at a time. */
export const DefaultsFields = ({ form, owner }: DefaultsFieldsProps) => {
  const { direction, branches } = form.getValues();
  const ability = owner === null ? null : branchFilterAbility(direction, owner);
  const pushes = direction === 'push';
  return (
    <div className={styles['fields']}>
      <Radio.Group label="Branches" description="Tags are mirrored in every case." {...form.getInputProps('branches')}>
        <div className={styles['radios']}>
          <Radio size="xs" value="all" label="All branches" />
          <Radio size="xs" value="protected" label={fieldLabel('onlyProtectedBranches')} description={settingMeaning('onlyProtectedBranches', direction)} />
          <Radio size="xs" value="expression" label="Branches that match an expression" description={ability === null ? 'Needs GitLab Premium or Ultimate where the mirror is configured.' : ability.words} />
        </div>
      </Radio.Group>
      {branches === 'expression' ? (
        <TextInput className={styles['expression'] ?? ''} label={fieldLabel('branchRegex')} description={settingMeaning('branchRegex', direction)} placeholder="^(main|release/.+)$" maxLength={LIMITS.branchRegex} spellCheck={false} {...form.getInputProps('branchRegex')} />
      ) : null}
      <Checkbox size="xs" label={fieldLabel('overwriteDiverged')} description={settingMeaning('overwriteDiverged', direction)} {...form.getInputProps('overwriteDiverged', { type: 'checkbox' })} />
      <Checkbox size="xs" label={fieldLabel('triggerBuilds')} description={settingMeaning('triggerBuilds', direction)} disabled={pushes} {...form.getInputProps('triggerBuilds', { type: 'checkbox' })} {...(pushes ? { checked: false } : {})} />
      <Checkbox size="xs" label={fieldLabel('issueSyncEnabled')} description={settingMeaning('issueSyncEnabled', direction)} {...form.getInputProps('issueSyncEnabled', { type: 'checkbox' })} />
    </div>
  );
};
