import type { CopySetup } from '../rules/issues/setup.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';

/** A copy that was not made to its end is, even where copies do not follow their issues afterwards. */
export const setupFor = (setup: CopySetup, link: Pick<StoredIssueLink, 'sourceUpdatedAt'> | null): CopySetup =>
  link === null || link.sourceUpdatedAt !== null ? setup : { ...setup, options: { ...setup.options, updateExisting: true } };
