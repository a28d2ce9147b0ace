import type { z } from 'zod';
import { IssueSyncConfigure, type IssueSyncOptions } from '../../../src-preload/contract/models/issue-sync.ts';
import type { ExistingChoice } from '../../text/issue-options.ts';
import { fullDay } from '../../text/time.ts';
import { formRules } from '../../ui/form-rules.ts';

/** The options as the form holds them: the first run's choice and its day apart, the interval as it is typed. */
export type OptionValues = Omit<IssueSyncOptions, 'existing' | 'intervalMinutes'> & { existing: ExistingChoice; since: string; intervalMinutes: number | string };

export const valuesOf = ({ existing, ...rest }: IssueSyncOptions): OptionValues => ({
  ...rest,
  existing: typeof existing === 'string' ? existing : 'since',
  since: typeof existing === 'string' ? '' : fullDay(existing.since),
});

const OptionsInput = IssueSyncConfigure.omit({ mirrorId: true, enabled: true });
type OptionsInput = z.input<typeof OptionsInput>;

const existingOf = ({ existing, since }: OptionValues) => (existing === 'since' ? { since } : existing);

/** The errors of the form by field; a day that is missing or none is said at the day. */
export const optionErrors = (values: OptionValues): Record<string, string> => {
  const { existing, since, ...rest } = values;
  const errors = formRules(OptionsInput)(rest);
  if (existing === 'since' && !OptionsInput.safeParse({ existing: existingOf(values) }).success) return { ...errors, since: since === '' ? 'Enter a day.' : 'Write the day as year-month-day.' };
  return errors;
};

/** Only what differs from `before`, so that a change says nothing about what it leaves. */
export const changedOptions = (before: OptionValues, after: OptionValues): OptionsInput => {
  const { existing, since, ...rest } = after;
  const changed = Object.entries(rest).filter(([name, value]) => Object.entries(before).some(([other, former]) => other === name && former !== value));
  const sameStart = before.existing === existing && (existing !== 'since' || before.since === since);
  return OptionsInput.partial().parse({ ...Object.fromEntries(changed), ...(sameStart ? {} : { existing: existingOf(after) }) });
};
