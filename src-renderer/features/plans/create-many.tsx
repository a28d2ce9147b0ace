import { Button, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import type { GroupSummary } from '../../../src-preload/contract/models/instance.ts';
import { useAllPairs } from '../../api/use-all.ts';
import { useRoute } from '../../state/route.ts';
import { useUnsaved } from '../../state/unsaved.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { focusFirstError, formErrors } from '../../ui/form-rules.ts';
import { Note } from '../../ui/note.tsx';
import { Screen } from '../../ui/screen.tsx';
import { usePlan } from '../mirrors/use-plan.ts';
import { PlaceField } from '../places/place-field.tsx';
import { GROUP } from '../places/place-kinds.ts';
import { PairField } from './pair-field.tsx';
import { EMPTY_RULES, exampleTarget, pathErrors, type PathValues, toRules } from './path-rules.ts';
import styles from './plan-form.module.css';
import { ExcludeRows, RenameRows } from './rule-rows.tsx';

const TITLE = 'Many mirrors by path rules';
const FIELDS = ['sourceGroup', 'targetGroup', 'prefix'];

/** Plans mirrors for a whole group by path rules; nothing is created before the plan is applied. */
export const CreateMany = () => {
  const asked = useRoute((route) => route.params['pair']);
  const pairs = useAllPairs();
  const [chosen, setChosen] = useState<number | null>(null);
  const [groups, setGroups] = useState<{ source: GroupSummary | null; target: GroupSummary | null }>({ source: null, target: null });
  const form = useForm<PathValues>({ initialValues: EMPTY_RULES, validate: pathErrors });
  const plan = usePlan();
  const { settle } = useUnsaved(TITLE, form.isDirty());
  const all = pairs.data?.items ?? [];
  const pair = all.find(({ id }) => id === (chosen ?? Number(asked))) ?? (all.length === 1 ? (all[0] ?? null) : null);

  const choose = (side: 'source' | 'target', group: GroupSummary | null) => {
    setGroups((before) => ({ ...before, [side]: group }));
    form.setFieldValue(`${side}Group`, group?.path ?? '');
  };
  const submit = form.onSubmit((values) => {
    if (pair !== null) plan.make({ kind: 'create', pairId: pair.id, rules: toRules(values) }, settle);
  }, (errors) => focusFirstError(errors, (path) => form.getInputNode(path)));
  const { values } = form;

  return (
    <Screen title={TITLE}>
      <form aria-label="Path rules" className={styles['form']} onSubmit={submit} noValidate>
        <div className={styles['fields']}>
          <p className={styles['quiet']}>Every project below the source group gets a mirror to the same path below the target group. You see each of them before anything is created.</p>
          {pairs.error === null ? null : <FailureNotice failure={pairs.error.failure} title="The pairs could not be read" onRetry={() => void pairs.refetch()} />}
          <PairField
            pairs={all}
            value={pair}
            onChange={(next) => {
              setChosen(next?.id ?? null);
              choose('source', null);
              choose('target', null);
            }}
          />
          <div className={styles['two']}>
            <PlaceField kind={GROUP} label="Source group" instance={pair === null ? null : { id: pair.sourceInstanceId, name: pair.sourceInstanceName }} value={groups.source} onChange={(group) => choose('source', group)} error={form.errors['sourceGroup']} />
            <PlaceField kind={GROUP} label="Target group" instance={pair === null ? null : { id: pair.targetInstanceId, name: pair.targetInstanceName }} value={groups.target} onChange={(group) => choose('target', group)} error={form.errors['targetGroup']} />
          </div>
          <TextInput label="Prefix" description="Put before each project’s own name on the target; may be empty." maxLength={100} {...form.getInputProps('prefix')} />
          {values.sourceGroup === '' || values.targetGroup === '' ? null : (
            <Note>{values.sourceGroup}/backend/billing becomes {exampleTarget(values, 'backend/billing')}</Note>
          )}
          <RenameRows form={form} />
          <ExcludeRows form={form} />
          <Switch label="Create missing projects" description="Private and empty, in groups that exist. Without it, a project whose target is missing is skipped." {...form.getInputProps('createMissing', { type: 'checkbox' })} />
          {plan.failure === null ? null : <FailureNotice failure={plan.failure} title={formErrors(plan.failure, FIELDS) === null ? 'The plan was not made' : 'A rule is not accepted'} />}
          <div className={styles['buttons']}>
            <Button type="submit" disabled={pair === null} loading={plan.making !== null}>Plan the mirrors</Button>
            <span role="status" className={styles['quiet']}>{plan.making === null ? '' : 'Reading both groups on GitLab…'}</span>
          </div>
        </div>
      </form>
    </Screen>
  );
};
