import type { MirrorId } from '../../../src-preload/contract/ids.ts';
import type { PersonRule } from '../../../src-preload/contract/models/issue-sync.ts';
import { useCall } from '../../api/use-call.ts';
import { useChange } from '../../api/use-change.ts';
import { RuleRow, type RuleRowProps } from './rule-row.tsx';
import { NEW_PERSON, personErrors, type PersonRow, personRowOf, personRuleOf } from './rule-values.ts';
import { type RuleKind, RulesForm } from './rules-form.tsx';
import styles from './rules.module.css';

const PersonRuleRow = (props: RuleRowProps<PersonRow>) => <RuleRow {...props} noun="User name" between={<span className={styles['arrow']} aria-hidden="true">→</span>} />;

const PEOPLE: RuleKind<PersonRule, PersonRow> = {
  label: 'People rules',
  intro: 'Who is who on the two servers, by user name. Somebody with a rule is assigned on the target; somebody without one becomes the label Assignee::@name and a line in the text. Nobody is mentioned or notified by a copy.',
  empty: 'No rule: assignees become labels.',
  fresh: NEW_PERSON,
  rowOf: personRowOf,
  ruleOf: personRuleOf,
  errorsOf: personErrors,
  Row: PersonRuleRow,
};

/** Who a person of the source is on the target. */
export const PeopleRulesForm = ({ mirrorId }: { mirrorId: MirrorId }) => (
  <RulesForm kind={PEOPLE} mirrorId={mirrorId} read={useCall('issueSync.peopleRules', { mirrorId })} save={useChange('issueSync.peopleRules')} />
);
