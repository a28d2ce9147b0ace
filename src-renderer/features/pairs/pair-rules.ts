import { PairCreate } from '../../../src-preload/contract/models/pair.ts';
import { formRules } from '../../ui/form-rules.ts';
import { type PairValues, toCreate } from './pair-values.ts';

const check = formRules(PairCreate);

const unchosen = (value: string): string | null => (value === '' ? 'Choose an instance.' : null);

const sameInstance = ({ sourceInstanceId, targetInstanceId }: PairValues): string | null =>
  sourceInstanceId !== '' && sourceInstanceId === targetInstanceId ? 'A pair joins two different instances. Choose another target.' : null;

/** What is wrong with the form before it is sent: the line under each field. */
export const pairRules = (values: PairValues): Record<string, string> => {
  const own = {
    sourceInstanceId: unchosen(values.sourceInstanceId),
    targetInstanceId: unchosen(values.targetInstanceId) ?? sameInstance(values),
  };
  const found = Object.entries(own).flatMap(([field, words]) => (words === null ? [] : [[field, words] as const]));
  return { ...check(toCreate(values)), ...Object.fromEntries(found) };
};
