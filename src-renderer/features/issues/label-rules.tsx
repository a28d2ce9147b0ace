import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import type { LabelRule } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './issues.module.css';
import { LabelRuleRow } from './label-rule-row.tsx';
import { labelErrors, labelRowOf, labelRuleOf, NEW_LABEL } from './rule-values.ts';
import { RuleTable } from './rule-table.tsx';
import { RulesFrame } from './rules-frame.tsx';
import { useRules } from './use-rules.ts';

type RulesProps = { mirrorId: MirrorId; onUnsaved: (unsaved: boolean) => void };

const Editor = ({ mirrorId, rules, onUnsaved }: RulesProps & { rules: readonly LabelRule[] }) => {
  const save = useChange('issueSync.labelRules');
  const edit = useRules({ initial: rules.map(labelRowOf), fresh: NEW_LABEL, errorsOf: labelErrors, onUnsaved });
  return (
    <RulesFrame
      label="Label rules"
      intro="A label without a rule keeps its name and is created on the target where it is missing. A rule gives one label another name, leaves it out, or keeps it from being created. Rules hold from the next run on; labels that copies have already stay."
      count={edit.rows.length}
      dirty={edit.dirty}
      saving={save.isPending}
      saved={save.isSuccess}
      failure={save.error?.failure ?? null}
      wrong={edit.wrong}
      onAdd={edit.add}
      onSave={() => edit.check((rows) => save.mutate({ mirrorId, rules: rows.map(labelRuleOf) }, { onSuccess: edit.markSaved }))}
    >
      <RuleTable label="Label rules" tableRef={edit.table} rows={edit.rows} empty="No rule: every label keeps its name.">
        {(row, at) => <LabelRuleRow row={row} at={at} errors={edit.errors} onEdit={(part) => edit.edit(at, part)} onDrop={() => edit.drop(at)} />}
      </RuleTable>
    </RulesFrame>
  );
};

/** Which labels a copy gets. */
export const LabelRulesForm = ({ mirrorId, onUnsaved }: RulesProps) => {
  const { data, error, refetch } = useCall('issueSync.labelRules', { mirrorId });
  if (data !== undefined) return <Editor mirrorId={mirrorId} rules={data.items} onUnsaved={onUnsaved} />;
  return error === null ? <SkeletonRows rows={6} label="Loading label rules" /> : <div className={styles['failure']}><FailureNotice failure={error.failure} title="The label rules could not be read" onRetry={() => void refetch()} /></div>;
};
