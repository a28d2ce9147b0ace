import { Button } from '@mantine/core';
import type { CallFailure } from '../../api/call.ts';
import { counted } from '../../text/plural.ts';
import { FailureNotice } from '../../ui/failure-notice.tsx';
import shared from './issues.module.css';
import styles from './rules.module.css';
import type { RuleRowProps } from './rule-row-props.ts';
import { RuleTable } from './rule-table.tsx';
import { MOST_RULES } from './rule-values.ts';
import { useRules } from './use-rules.ts';

/** `label` names the form, `Label rules`; `intro` says what such rules do, `empty` what holds without one. */
export type RulesText = { label: string; intro: string; empty: string };

export type RulesEditorProps<Row extends object> = {
  text: RulesText;
  initial: readonly Row[];
  fresh: Row;
  /** By row and field: `3.target`. */
  errorsOf: (rows: readonly Row[]) => Readonly<Record<string, string>>;
  RuleRow: (props: RuleRowProps<Row>) => React.ReactNode;
  /** Why whoever is here may only read them; null where they may change them. */
  denied: string | null;
  saving: { isPending: boolean; isSuccess: boolean; error: CallFailure | null };
  onSave: (rows: readonly Row[], onSaved: () => void) => void;
  onUnsaved: (unsaved: boolean) => void;
};

/** A table of rules, with what they do, adding one, and saving all. */
export const RulesEditor = <Row extends object>({ text, initial, fresh, errorsOf, RuleRow, denied, saving, onSave, onUnsaved }: RulesEditorProps<Row>) => {
  const edit = useRules({ initial, fresh, errorsOf, onUnsaved });
  const saved = saving.isSuccess && !edit.dirty ? 'Saved.' : '';
  return (
    <form
      aria-label={text.label}
      onSubmit={(event) => {
        event.preventDefault();
        edit.check((rows) => onSave(rows, edit.markSaved));
      }}
      noValidate
      data-unsaved={edit.dirty}
      className={shared['rules']}
    >
      <fieldset className={shared['set']} disabled={denied !== null}>
        <div className={styles['intro']}>
          <p className={styles['introText']}>{text.intro}</p>
          <span className={shared['quiet']} role="status">{counted(edit.rows.length, 'rule')}</span>
          <Button variant="default" disabled={edit.rows.length >= MOST_RULES} onClick={edit.add}>Add rule</Button>
        </div>
        <RuleTable label={text.label} tableRef={edit.table} rows={edit.rows} empty={text.empty}>
          {(row, at) => <RuleRow row={row} at={at} errors={edit.errors} onEdit={(part) => edit.edit(at, part)} onDrop={() => edit.drop(at)} />}
        </RuleTable>
        <footer className={shared['foot']}>
          <Button type="submit" loading={saving.isPending} disabled={!edit.dirty}>Save rules</Button>
          <span role="status" className={shared['quiet']}>{edit.wrong ?? denied ?? saved}</span>
          {saving.error === null ? null : <FailureNotice failure={saving.error.failure} title="The rules were not saved" />}
        </footer>
      </fieldset>
    </form>
  );
};
