import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { LabelRuleRow } from './label-rule-row.tsx';
import { labelErrors, labelRowOf, labelRuleOf, NEW_LABEL } from './rule-values.ts';
import { RulesForm } from './rules-form.tsx';

const TEXT = {
  label: 'Label rules',
  intro: 'A label without a rule keeps its name and is created on the target where it is missing. A rule gives one label another name, leaves it out, or keeps it from being created. Rules hold from the next run on; labels that copies have already stay.',
  empty: 'No rule: every label keeps its name.',
};

/** Which labels a copy gets. */
export const LabelRulesForm = ({ mirrorId, onUnsaved }: { mirrorId: MirrorId; onUnsaved: (unsaved: boolean) => void }) => {
  const read = useCall('issueSync.labelRules', { mirrorId });
  const save = useChange('issueSync.labelRules');
  return (
    <RulesForm
      text={TEXT}
      read={read}
      rowOf={labelRowOf}
      fresh={NEW_LABEL}
      errorsOf={labelErrors}
      RuleRow={LabelRuleRow}
      saving={save}
      onSave={(rows, onSuccess) => save.mutate({ mirrorId, rules: rows.map(labelRuleOf) }, { onSuccess })}
      onUnsaved={onUnsaved}
    />
  );
};
