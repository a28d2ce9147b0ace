import type { TargetFacts } from '../rules/issues/setup.ts';
import { atLeast } from '../rules/versions.ts';
import type { StoredInstance } from '../store/instance-store.ts';
import type { StoredIssueSync } from '../store/issue-store.ts';

type Target = Pick<StoredInstance, 'tier' | 'version' | 'tokenSecretId'>;

/** What a target can hold, by what we know of its server and what its answers to today's token have shown. `datesKept` is null before the first copy. */
export const targetFacts = ({ tier, version, tokenSecretId }: Target, datesKept: StoredIssueSync['datesKept']): TargetFacts => ({
  premium: tier === 'unknown' ? null : tier === 'premium',
  // Before that the word was `confidential`; what a server does not know it drops, and everybody could read the comment.
  internalNotes: atLeast(version, 15, 0) ?? false,
  issueTypes: atLeast(version, 15, 0) === true ? ['issue', 'incident', 'task'] : ['issue', 'incident'],
  keepsDates: datesKept?.token === tokenSecretId ? datesKept.kept : null,
});
