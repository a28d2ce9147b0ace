import { LabelRule, PersonRule } from '../../../src-preload/contract/models/issue-sync.ts';
import { ruleWords } from '../../text/fields.ts';

/** The most rules of one sync. */
export const MOST_RULES = 500;

/** A label rule as its row holds it; `target` is empty where the action has none. */
export type LabelRow = { source: string; action: LabelRule['action']; target: string; create: boolean };
export type PersonRow = { source: string; target: string };

export const NEW_LABEL: LabelRow = { source: '', action: 'mapped', target: '', create: true };
export const NEW_PERSON: PersonRow = { source: '', target: '' };

export const labelRowOf = ({ source, action, target, create }: LabelRule): LabelRow => ({ source, action, target: target ?? '', create });

/** The rule of a row: a target only where the label is mapped, and nothing to create where it is skipped. */
export const labelRuleOf = ({ source, action, target, create }: LabelRow): LabelRule => ({ source: source.trim(), action, target: action === 'mapped' ? target.trim() : null, create: action !== 'skip' && create });

export const personRowOf = ({ source, target }: PersonRule): PersonRow => ({ source, target });

export const personRuleOf = ({ source, target }: PersonRow): PersonRule => ({ source: nameOf(source), target: nameOf(target) });

/** GitLab's user names are written without the `@` of a mention. */
const nameOf = (typed: string): string => typed.trim().replace(/^@/, '');

const sourceErrors = (sources: readonly string[], same: string): Record<string, string> => {
  const errors: Record<string, string> = {};
  const seen = new Set<string>();
  sources.forEach((source, at) => {
    if (source === '') errors[`${at}.source`] = ruleWords('required');
    else if (seen.has(source)) errors[`${at}.source`] = same;
    seen.add(source);
  });
  return errors;
};

/** By row and field: `3.target`. GitLab's label names differ by case. */
export const labelErrors = (rows: readonly LabelRow[]): Record<string, string> => {
  const rules = rows.map(labelRuleOf);
  const errors = sourceErrors(rules.map(({ source }) => source), 'This label has a rule already.');
  rules.forEach((rule, at) => {
    if (rule.action === 'mapped' && !LabelRule.safeParse({ ...rule, source: 'any' }).success) errors[`${at}.target`] = ruleWords('required');
  });
  return errors;
};

/** By row and field: `3.target`. GitLab's user names do not differ by case. */
export const personErrors = (rows: readonly PersonRow[]): Record<string, string> => {
  const rules = rows.map(personRuleOf);
  const errors = sourceErrors(rules.map(({ source }) => source.toLowerCase()), 'This person has a rule already.');
  rules.forEach((rule, at) => {
    if (!PersonRule.safeParse({ ...rule, source: 'any' }).success) errors[`${at}.target`] = ruleWords('required');
  });
  return errors;
};
