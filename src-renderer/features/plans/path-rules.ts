import type { Input } from '../../../src-preload/contract/methods.ts';
import { PathRules } from '../../../src-preload/contract/models/plan.ts';
import { formRules } from '../../ui/form-rules.ts';

/** What stands in the form; empty rows are there to be filled and mean nothing. */
export type PathValues = { sourceGroup: string; targetGroup: string; prefix: string; exclude: string[]; rename: { from: string; to: string }[]; createMissing: boolean };

export const EMPTY_RULES: PathValues = { sourceGroup: '', targetGroup: '', prefix: '', exclude: [], rename: [], createMissing: false };

const isFilled = ({ from, to }: { from: string; to: string }): boolean => from.trim() !== '' || to.trim() !== '';

/** The contract's rules from what was typed; rows that are wholly empty are left out. */
export const toRules = (values: PathValues): Extract<Input<'plans.make'>, { kind: 'create' }>['rules'] => ({
  ...values,
  exclude: values.exclude.filter((path) => path.trim() !== ''),
  rename: values.rename.filter(isFilled),
});

const rules = formRules(PathRules);

/** Lines under the fields, by their path (`rename.0.to`); an empty row has none. */
export const pathErrors = (values: PathValues): Record<string, string> => {
  const isEmptyRow = (path: string): boolean => {
    const [list, at] = path.split('.');
    if (list === 'exclude') return (values.exclude[Number(at)] ?? '').trim() === '';
    const row = list === 'rename' ? values.rename[Number(at)] : undefined;
    return row !== undefined && !isFilled(row);
  };
  return Object.fromEntries(Object.entries(rules(values)).filter(([path]) => !isEmptyRow(path)));
};

/** Where a project of the source group goes, as prefix and renamed paths say. For the example under the form. */
export const exampleTarget = (values: PathValues, below: string): string => {
  const renamed = values.rename.find(({ from }) => from.trim() === below)?.to.trim() ?? below;
  const parts = renamed.split('/');
  const name = parts.pop() ?? renamed;
  return [values.targetGroup, ...parts, `${values.prefix.trim()}${name}`].filter((part) => part !== '').join('/');
};
