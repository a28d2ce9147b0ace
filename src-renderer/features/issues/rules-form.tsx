import type { CallFailure } from '../../api/call.ts';
import { useDenied } from '../../api/use-may.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import { SkeletonRows } from '../../ui/skeleton-rows.tsx';
import styles from './issues.module.css';
import { RulesEditor, type RulesEditorProps } from './rules-editor.tsx';

type RulesFormProps<Rule, Row extends object> = Omit<RulesEditorProps<Row>, 'initial' | 'denied'> & {
  read: { data: { items: readonly Rule[] } | undefined; error: CallFailure | null; refetch: () => unknown };
  rowOf: (rule: Rule) => Row;
};

/** The rules of one kind, once they are read. Everybody reads them; who configures the sync changes them. */
export const RulesForm = <Rule, Row extends object>({ read: { data, error, refetch }, rowOf, ...editor }: RulesFormProps<Rule, Row>) => {
  const denied = useDenied('issueSync.configure');
  const name = editor.text.label.toLowerCase();
  if (data !== undefined) return <RulesEditor {...editor} initial={data.items.map(rowOf)} denied={denied} />;
  return error === null ? <SkeletonRows rows={6} label={`Loading ${name}`} /> : <div className={styles['failure']}><FailureNotice failure={error.failure} title={`The ${name} could not be read`} onRetry={() => void refetch()} /></div>;
};
