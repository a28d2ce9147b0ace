import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import type { CallFailure } from '../../api/call.ts';
import { useDenied } from '../../api/use-may.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './issues.module.css';
import { RulesEditor, type RulesTable } from './rules-editor.tsx';

/** One kind of rules: their table, and how a rule stands in a row of it. */
export type RuleKind<Rule, Row extends object> = RulesTable<Row> & { rowOf: (rule: Rule) => Row; ruleOf: (row: Row) => Rule };

type RulesFormProps<Rule, Row extends object> = {
  kind: RuleKind<Rule, Row>;
  mirrorId: MirrorId;
  read: { data: { items: readonly Rule[] } | undefined; error: CallFailure | null; refetch: () => unknown };
  save: { isPending: boolean; isSuccess: boolean; error: CallFailure | null; mutate: (input: { mirrorId: MirrorId; rules: Rule[] }, options: { onSuccess: () => void }) => void };
};

/** The rules of one kind, once they are read. Everybody reads them; who configures the sync changes them. */
export const RulesForm = <Rule, Row extends object>({ kind, mirrorId, read: { data, error, refetch }, save }: RulesFormProps<Rule, Row>) => {
  const denied = useDenied('issueSync.configure');
  const name = kind.label.toLowerCase();
  if (data === undefined) {
    return error === null ? <SkeletonRows rows={6} label={`Loading ${name}`} /> : <div className={styles['failure']}><FailureNotice failure={error.failure} title={`The ${name} could not be read`} onRetry={() => void refetch()} /></div>;
  }
  return (
    <RulesEditor
      table={kind}
      initial={data.items.map(kind.rowOf)}
      denied={denied}
      saving={save}
      onSave={(rows, onSuccess) => save.mutate({ mirrorId, rules: rows.map(kind.ruleOf) }, { onSuccess })}
    />
  );
};
