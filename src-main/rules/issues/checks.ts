import type { IssuePart, IssueSyncCheck, IssueSyncOptions } from '../../../src-preload/contract/models/issue-sync.ts';
import { atLeast } from '../versions.ts';
import type { TargetFacts } from './setup.ts';

const REPORTER = 20;
const OWNER = 50;

/** What is known before the first run. Access levels are GitLab's; null = not known. */
export type CheckFacts = {
  options: IssueSyncOptions;
  facts: TargetFacts;
  sourceVersion: string | null;
  sourceLevel: number | null;
  targetLevel: number | null;
  hasPeopleRules: boolean;
};

type Judged = Omit<IssueSyncCheck, 'part'>;

const KEPT: Judged = { state: 'kept', reason: 'none' };
const OFF: Judged = { state: 'not_kept', reason: 'option' };
const NO_ROLE: Judged = { state: 'not_kept', reason: 'role' };

/**
 * Whether new copies keep their issues' creation dates: an owner's do; for others what was seen counts before the role, since an administrator
 * may set dates whatever role the project gives. null = not known.
 */
export const keepsDates = (level: number | null, seen: boolean | null): boolean | null => {
  if (level !== null && level >= OWNER) return true;
  return seen ?? (level === null ? null : false);
};

/** How each part of an issue arrives on the target: as it is, as a label, as text, or not at all, and why (contract.md A.6, A.7, A.9). */
export const issueChecks = ({ options, facts, sourceVersion, sourceLevel, targetLevel, hasPeopleRules }: CheckFacts): IssueSyncCheck[] => {
  const mayPlan = targetLevel === null || targetLevel >= REPORTER;
  const planned = (wanted: boolean): Judged => (!wanted ? OFF : mayPlan ? KEPT : NO_ROLE);
  const seesHidden = sourceLevel === null || sourceLevel >= REPORTER;
  const label: Judged = options.labels ? { state: 'as_label', reason: 'none' } : { state: 'in_text', reason: 'option' };
  const judged: [IssuePart, Judged][] = [
    ['confidential', options.confidential === 'skip' ? OFF : seesHidden ? KEPT : NO_ROLE],
    ['labels', planned(options.labels)],
    ['comments', options.comments ? (facts.internalNotes ? KEPT : { state: 'not_kept', reason: 'version' }) : OFF],
    ['attachments', !options.attachments ? OFF : atLeast(sourceVersion, 17, 4) === false ? { state: 'in_text', reason: 'version' } : KEPT],
    ['weight', options.weight && facts.premium === false ? { state: 'not_kept', reason: 'tier' } : planned(options.weight)],
    ['time_estimate', planned(options.timeEstimate)],
    ['time_spent', planned(options.timeSpent)],
    ['due_date', planned(true)],
    ['milestone', options.milestones === 'match' ? planned(true) : label],
    ['assignees', hasPeopleRules ? planned(true) : label],
    ['iteration', label],
    ['epic', label],
    ['type', facts.issueTypes.includes('task') ? KEPT : { state: 'in_text', reason: 'version' }],
    ['created_at', keepsDates(targetLevel, facts.keepsDates) === false ? { state: 'in_text', reason: 'role' } : KEPT],
  ];
  return judged.map(([part, how]) => ({ part, ...how }));
};
