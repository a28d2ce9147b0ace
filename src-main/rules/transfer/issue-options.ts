import { z } from 'zod';
import { text } from '../../../src-preload/contract/limits.ts';
import { IssueSyncConfigure, type IssueSyncOptions, LabelRule, type PersonRule } from '../../../src-preload/contract/models/issue-sync.ts';

/** What a file says of how a mirror's issues are copied: the options that it names, and all of the rules. */
export type FileIssues = { options: Partial<IssueSyncOptions>; labels: LabelRule[]; people: PersonRule[] };

/** Options by the contract's names; absent ones keep their default. A moment is an ISO date or UTC ms. */
export const FileOptions = IssueSyncConfigure.omit({ mirrorId: true, enabled: true }).transform(
  (options): Partial<IssueSyncOptions> => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
);

/** A rule in which what says nothing need not stand. */
export const FileLabelRule = z
  .strictObject({ source: text(255), action: z.enum(['same', 'mapped', 'skip']), target: text(255).nullish(), create: z.boolean().default(true) })
  .transform((rule) => ({ ...rule, target: rule.target ?? null }))
  .pipe(LabelRule);

/** The same as plain data; a moment as a date that people read. */
export const plainOptions = ({ existing, ...options }: IssueSyncOptions): Record<string, unknown> => ({
  ...options, existing: typeof existing === 'string' ? existing : { since: new Date(existing.since).toISOString() },
});
