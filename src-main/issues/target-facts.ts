import type { TargetFacts } from '../rules/issues/setup.ts';
import { atLeast } from '../rules/versions.ts';
import type { StoredInstance } from '../store/instance-store.ts';

/** What a target can hold, by what we know of its server. What else it leaves out its answers tell. */
export const targetFacts = ({ tier, version }: Pick<StoredInstance, 'tier' | 'version'>): TargetFacts => ({
  premium: tier === 'unknown' ? null : tier === 'premium',
  // Before that the word was `confidential`; what a server does not know it drops, and everybody could read the comment.
  internalNotes: atLeast(version, 15, 0) ?? false,
  issueTypes: ['issue', 'incident', 'task'],
});
