import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { PersonRuleRow } from './person-rule-row.tsx';
import { NEW_PERSON, personErrors, personRowOf, personRuleOf } from './rule-values.ts';
import { RulesForm } from './rules-form.tsx';

const TEXT = {
  label: 'People rules',
  intro: 'Who is who on the two servers, by user name. Somebody with a rule is assigned on the target; somebody without one becomes the label Assignee::@name and a line in the text. Nobody is mentioned or notified by a copy.',
  empty: 'No rule: assignees become labels.',
};

/** Who a person of the source is on the target. */
export const PeopleRulesForm = ({ mirrorId, onUnsaved }: { mirrorId: MirrorId; onUnsaved: (unsaved: boolean) => void }) => {
  const read = useCall('issueSync.peopleRules', { mirrorId });
  const save = useChange('issueSync.peopleRules');
  return (
    <RulesForm
      text={TEXT}
      read={read}
      rowOf={personRowOf}
      fresh={NEW_PERSON}
      errorsOf={personErrors}
      RuleRow={PersonRuleRow}
      saving={save}
      onSave={(rows, onSuccess) => save.mutate({ mirrorId, rules: rows.map(personRuleOf) }, { onSuccess })}
      onUnsaved={onUnsaved}
    />
  );
};
