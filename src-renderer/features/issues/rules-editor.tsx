import { Button } from '@mantine/core';
import type { CallFailure } from '../../api/call.ts';
import { counted } from '../../text/plural.ts';
import shared from './issues.module.css';
import styles from './rules.module.css';
import type { RuleRowProps } from './rule-row.tsx';
import { RuleTable } from './rule-table.tsx';
import { MOST_RULES } from './rule-values.ts';
import { SaveFoot } from './save-foot.tsx';
import { useRules } from './use-rules.ts';

/** What a table of rules is about. `label` names the form, `Label rules`; `intro` says what such rules do, `empty` what holds without one. */
export type RulesTable<Row extends object> = {
  label: string;
  intro: string;
  empty: string;
  fresh: Row;
  /** By row and field: `3.target`. */
  errorsOf: (rows: readonly Row[]) => Readonly<Record<string, string>>;
  Row: (props: RuleRowProps<Row>) => React.ReactNode;
};

type RulesEditorProps<Row extends object> = {
  table: RulesTable<Row>;
  initial: readonly Row[];
  /** Why whoever is here may only read them; null where they may change them. */
  denied: string | null;
  saving: { isPending: boolean; isSuccess: boolean; error: CallFailure | null };
  onSave: (rows: readonly Row[], onSaved: () => void) => void;
};

/** A table of rules, with what they do, adding one, and saving all. */
export const RulesEditor = <Row extends object>({ table: { label, intro, empty, fresh, errorsOf, Row: RuleRow }, initial, denied, saving, onSave }: RulesEditorProps<Row>) => {
  const { adder, ...edit } = useRules({ title: label, initial, fresh, errorsOf });
  const saved = saving.isSuccess && !edit.dirty ? 'Saved.' : '';
  return (
    <form
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        edit.check((rows) => onSave(rows, edit.markSaved));
      }}
      noValidate
      className={shared['rules']}
    >
      <fieldset className={shared['set']} disabled={denied !== null}>
        <div className={styles['intro']}>
          <p className={styles['introText']}>{intro}</p>
          <span className={shared['quiet']} role="status">{counted(edit.rows.length, 'rule')}</span>
          <Button variant="default" disabled={edit.rows.length >= MOST_RULES} onClick={edit.add} ref={adder}>Add rule</Button>
        </div>
        <RuleTable label={label} rows={edit.rows} reveal={edit.wanted} empty={empty}>
          {(row, at) => <RuleRow row={row} at={at} errors={edit.errors} wanted={edit.wanted?.at === at ? edit.wanted.field : null} onFocused={edit.onFocused} onEdit={(part) => edit.edit(at, part)} onDrop={() => edit.drop(at)} />}
        </RuleTable>
        <SaveFoot verb="Save rules" busy={saving.isPending} dirty={edit.dirty} said={edit.wrong ?? denied ?? saved} failed="The rules were not saved" failure={saving.error?.failure ?? null} />
      </fieldset>
    </form>
  );
};
