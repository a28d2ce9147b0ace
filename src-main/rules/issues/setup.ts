import type { IssueSyncOptions, LabelRule } from '../../../src-preload/contract/models/issue-sync.ts';
import type { Digest, Sign } from './crypto.ts';
import type { SourceSide, TargetSide } from './sides.ts';

/** What the target project and the token that writes to it can hold. null = not known, and then the careful way is taken. */
export type TargetFacts = {
  /** Scoped labels exclude each other, issues have weights and several assignees. */
  premium: boolean | null;
  internalNotes: boolean;
  /** What it takes as `issue_type`. */
  issueTypes: readonly string[];
  /** Whether a new copy had its issue's creation date when one was last made with this token. */
  keepsDates: boolean | null;
};

/** How labels, people and milestones of the source are called on the target; people and milestones are looked up already. */
export type SyncRules = {
  labels: ReadonlyMap<string, Pick<LabelRule, 'action' | 'target' | 'create'>>;
  /** By the source's user name. */
  people: ReadonlyMap<string, { id: number; username: string }>;
  /** Source user names whose rule names somebody whom the target does not know. */
  strangers: ReadonlySet<string>;
  /** The target's milestone of a title. */
  milestones: ReadonlyMap<string, number>;
  /** The names of the target's labels; null where nobody has asked. */
  targetLabels: ReadonlySet<string> | null;
};

/** What is the same for all issues of a run. */
export type CopySetup = {
  options: IssueSyncOptions;
  rules: SyncRules;
  facts: TargetFacts;
  source: SourceSide;
  target: TargetSide;
  /** An issue that the source created before existed before the sync (UTC ms). */
  baselineAt: number;
  digest: Digest;
  sign: Sign;
};
