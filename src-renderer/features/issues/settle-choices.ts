import type { Input } from '../../../src-preload/contract/methods.ts';
import type { IssueProblemKind } from '../../../src-preload/contract/models/issue-sync.ts';

export type Settle = Input<'issueSync.settleProblem'>['as'];

/** What fits a kind of problem, the likeliest first. */
export const SETTLES: Record<IssueProblemKind, readonly Settle[]> = {
  failed: ['retry', 'dismiss'],
  not_kept: ['dismiss', 'retry'],
  source_deleted: ['release', 'delete_copy', 'dismiss'],
  source_moved: ['release', 'delete_copy', 'dismiss'],
  copy_deleted: ['create_again', 'dismiss'],
  adoptable: ['adopt', 'dismiss'],
};

export const SETTLE_WORD: Record<Settle, string> = {
  retry: 'Retry', dismiss: 'Dismiss', delete_copy: 'Delete the copy', release: 'Let go', create_again: 'Copy again', adopt: 'Adopt',
};

/** What comes of it, in a sentence; it stands beside the button and in the question. */
export const SETTLE_MEANING: Record<Settle, string> = {
  retry: 'It is tried again in a run that begins now.',
  dismiss: 'It is hidden until it comes anew.',
  delete_copy: 'The copy is deleted on the target, with its comments and the changes people made to it. This cannot be undone, and GitLab lets only owners delete issues.',
  release: 'The copy stays as it is and becomes an issue like any other: it no longer follows the source.',
  create_again: 'A new copy is made in a run that begins now.',
  adopt: 'The named issue becomes the copy: from the next run on it follows the source, which replaces its title and description.',
};

/** These are asked about first: they change what is on the target for good, or end the following. */
export const ASKED: readonly Settle[] = ['delete_copy', 'release', 'adopt'];
