import { type Pair, PairCreate, PairUpdate } from '../../../src-preload/contract/models/pair.ts';
import { formRules } from '../../ui/form-rules.ts';
import { type PairValues, toCreate, toUpdate } from './pair-values.ts';

const checkNew = formRules(PairCreate);
const checkChange = formRules(PairUpdate);

const unchosen = (value: string): string | null => (value === '' ? 'Choose an instance.' : null);

const sameInstance = ({ sourceInstanceId, targetInstanceId }: PairValues): string | null =>
  sourceInstanceId !== '' && sourceInstanceId === targetInstanceId ? 'A pair joins two different instances. Choose another target.' : null;

/** What is wrong with the form before it is sent: the line under each field. */
export const pairRules = (pair: Pair | null) => (values: PairValues): Record<string, string> => {
  const own = {
    sourceInstanceId: unchosen(values.sourceInstanceId),
    targetInstanceId: unchosen(values.targetInstanceId) ?? sameInstance(values),
  };
  const found = Object.entries(own).flatMap(([field, words]) => (words === null ? [] : [[field, words] as const]));
  const wrong = pair === null ? checkNew(toCreate(values)) : checkChange(toUpdate(values, pair));
  return { ...wrong, ...Object.fromEntries(found) };
};
