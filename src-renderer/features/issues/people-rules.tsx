import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import type { PersonRule } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './issues.module.css';
import { PersonRuleRow } from './person-rule-row.tsx';
import { NEW_PERSON, personErrors, personRuleOf } from './rule-values.ts';
import { RuleTable } from './rule-table.tsx';
import { RulesFrame } from './rules-frame.tsx';
import { useRules } from './use-rules.ts';

type RulesProps = { mirrorId: MirrorId; onUnsaved: (unsaved: boolean) => void };

const Editor = ({ mirrorId, rules, onUnsaved }: RulesProps & { rules: readonly PersonRule[] }) => {
  const save = useChange('issueSync.peopleRules');
  const edit = useRules({ initial: rules, fresh: NEW_PERSON, errorsOf: personErrors, onUnsaved });
  return (
    <RulesFrame
      label="People rules"
      intro="Who is who on the two servers, by user name. Somebody with a rule is assigned on the target; somebody without one becomes the label Assignee::@name and a line in the text. Nobody is mentioned or notified by a copy."
      count={edit.rows.length}
      dirty={edit.dirty}
      saving={save.isPending}
      saved={save.isSuccess}
      failure={save.error?.failure ?? null}
      wrong={edit.wrong}
      onAdd={edit.add}
      onSave={() => edit.check((rows) => save.mutate({ mirrorId, rules: rows.map(personRuleOf) }, { onSuccess: edit.markSaved }))}
    >
      <RuleTable label="People rules" tableRef={edit.table} rows={edit.rows} empty="No rule: assignees become labels.">
        {(row, at) => <PersonRuleRow row={row} at={at} errors={edit.errors} onEdit={(part) => edit.edit(at, part)} onDrop={() => edit.drop(at)} />}
      </RuleTable>
    </RulesFrame>
  );
};

/** Who a person of the source is on the target. */
export const PeopleRulesForm = ({ mirrorId, onUnsaved }: RulesProps) => {
  const { data, error, refetch } = useCall('issueSync.peopleRules', { mirrorId });
  if (data !== undefined) return <Editor mirrorId={mirrorId} rules={data.items} onUnsaved={onUnsaved} />;
  return error === null ? <SkeletonRows rows={6} label="Loading people rules" /> : <div className={styles['failure']}><FailureNotice failure={error.failure} title="The people rules could not be read" onRetry={() => void refetch()} /></div>;
};
