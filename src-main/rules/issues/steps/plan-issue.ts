import type { IssuePart, IssueSkip, Replaced } from '../../../../src-preload/contract/models/issue-sync.ts';
import type { Base } from '../facets/base.ts';
import { NO_BASE } from '../facets/base.ts';
import { changedParts } from '../facets/changed.ts';
import { replacedBy } from '../facets/replaced.ts';
import type { Wanted } from '../facets/wanted.ts';
import { wantedCopy } from '../facets/wanted.ts';
import type { Discussion, Issue, Label } from '../issue.ts';
import type { CopySetup } from '../setup.ts';
import { skipReason } from '../skip.ts';
import { createFields, updateFields } from './field-steps.ts';
import type { NoteLinkState } from './note-steps.ts';
import { noteSteps } from './note-steps.ts';
import type { Step } from './step.ts';
import { timeSteps } from './time-steps.ts';
import { uploadSteps } from './upload-steps.ts';

/** An issue's copy as far as it is known: what was agreed, and the copies of its comments. */
export type LinkState = { base: Base; notes: readonly NoteLinkState[] };

/**
 * What is done for one issue. `parts` are told to people; `agreed` are the facets that the base takes over when the steps are done;
 * `notKept` is what the target cannot hold; `replaced` what people had on the copy.
 */
export type IssuePlan = {
  action: 'create' | 'update' | 'unchanged' | 'skip';
  reason: IssueSkip | null;
  steps: Step[];
  parts: IssuePart[];
  agreed: IssuePart[];
  notKept: IssuePart[];
  replaced: Replaced | null;
  wanted: Wanted;
};

/** Beside the issue: its discussions (null = not asked for, and then comments stay), its link, its copy as read, and files that the target has. */
export type PlanFacts = { discussions: readonly Discussion[] | null; link: LinkState | null; copy: Issue | null; uploaded: ReadonlySet<string> };

/**
 * Whether the copy has to be read before the plan is made: only then is it known what people changed on it, and whether it is still there
 * and still hidden, before a comment is written to it.
 */
export const needsCopy = (issue: Issue, setup: CopySetup): boolean => skipReason(issue, true, setup) === null;

/** Whether the discussions have to be read: nothing else tells what became of comments. `linkedNotes` = copies that there are. */
export const needsDiscussions = (issue: Issue, linkedNotes: number, { options }: CopySetup): boolean => options.comments && (issue.noteCount > 0 || linkedNotes > 0);

/** The steps that bring an issue's copy to what it shall be; none where nothing has changed. Pure: the same facts, the same steps. */
export const planIssue = (issue: Issue, facts: PlanFacts, setup: CopySetup): IssuePlan => {
  const { wanted, create, notKept } = wantedCopy(issue, setup);
  const reason = skipReason(issue, facts.link !== null, setup);
  if (reason !== null) return skipped(issue, reason, facts.link, wanted);
  const notes = facts.discussions === null || !setup.options.comments ? { steps: [], lost: [] } : noteSteps(issue, facts.discussions, facts.link?.notes ?? [], setup);
  const outcome = facts.link === null ? creation(issue, wanted, setup) : change(facts.link.base, facts.copy, wanted, setup);
  const early = outcome.steps.filter((step) => step.do === 'confidential');
  const rest = [...outcome.steps.filter((step) => step.do !== 'confidential'), ...notes.steps, ...outcome.last];
  const uploads = setup.options.attachments ? uploadSteps(rest, setup.source, facts.uploaded) : [];
  const steps = [...early, ...uploads, ...labelSteps(create, rest), ...rest];
  return {
    action: steps.length === 0 ? 'unchanged' : outcome.action,
    reason: null,
    steps,
    parts: [...outcome.parts, ...(notes.steps.length > 0 ? ['comments' as const] : []), ...(uploads.length > 0 ? ['attachments' as const] : [])],
    agreed: outcome.agreed,
    notKept: [...notKept, ...notes.lost],
    replaced: outcome.replaced,
    wanted,
  };
};

/** An issue that became confidential makes its copy confidential, whatever else is left as it is. */
const skipped = (issue: Issue, reason: IssueSkip, link: LinkState | null, wanted: Wanted): IssuePlan => {
  const hides = link !== null && issue.confidential && link.base.wanted.confidential !== true;
  return { action: 'skip', reason, steps: hides ? [{ do: 'confidential' }] : [], parts: [], agreed: hides ? ['confidential'] : [], notKept: [], replaced: null, wanted };
};

type Outcome = { action: 'create' | 'update'; steps: Step[]; /** After the comments. */ last: Step[]; parts: IssuePart[]; agreed: IssuePart[]; replaced: Replaced | null };

const creation = (issue: Issue, wanted: Wanted, setup: CopySetup): Outcome => {
  const parts = changedParts(NO_BASE, wanted, setup.digest);
  const close: Step[] = wanted.state === 'closed' ? [{ do: 'update', fields: { state: 'closed' } }] : [];
  return {
    action: 'create',
    steps: [{ do: 'create', fields: createFields(issue, wanted) }],
    last: [...timeSteps(wanted, { timeEstimate: 0, timeSpent: 0 }), ...close],
    parts: tellable(parts, wanted),
    agreed: parts,
    replaced: null,
  };
};

const change = (base: Base, copy: Issue | null, wanted: Wanted, setup: CopySetup): Outcome => {
  const changed = changedParts(base, wanted, setup.digest);
  // Also where only people on the target have opened it: whatever follows would be read by more.
  const hides = wanted.confidential && (copy === null ? changed.includes('confidential') : !copy.confidential);
  const parts: IssuePart[] = hides && !changed.includes('confidential') ? ['confidential', ...changed] : changed;
  const fields = updateFields(parts, base, wanted, copy);
  const now = {
    timeEstimate: copy?.timeEstimate ?? base.wanted.timeEstimate ?? 0,
    timeSpent: copy?.timeSpent ?? base.wanted.timeSpent ?? 0,
  };
  const times = { timeEstimate: parts.includes('time_estimate') ? wanted.timeEstimate : null, timeSpent: parts.includes('time_spent') ? wanted.timeSpent : null };
  return {
    action: 'update',
    steps: [...(hides ? [{ do: 'confidential' } as const] : []), ...(Object.keys(fields).length > 0 ? [{ do: 'update', fields } as const] : [])],
    last: timeSteps(times, now),
    parts,
    agreed: parts,
    replaced: copy === null ? null : replacedBy(parts, base, wanted, copy, setup.digest),
  };
};

/** Of a new copy, what it has: an empty field is nothing to tell. */
const tellable = (parts: readonly IssuePart[], wanted: Wanted): IssuePart[] => {
  const empty: Partial<Record<IssuePart, boolean>> = {
    confidential: !wanted.confidential,
    weight: wanted.weight?.value === null,
    due_date: wanted.dueDate === null,
    milestone: wanted.milestoneId === null,
    assignees: wanted.assigneeIds.length === 0,
    time_estimate: wanted.timeEstimate === 0,
    time_spent: wanted.timeSpent === 0,
    state: wanted.state === 'opened',
  };
  return parts.filter((part) => empty[part] !== true);
};

/** GitLab makes unknown labels by itself, but without the source's colour: those that these steps name are made before. */
const labelSteps = (create: readonly Label[], steps: readonly Step[]): Step[] => {
  const named = new Set(steps.flatMap((step) => (step.do === 'create' ? (step.fields.labels ?? []) : step.do === 'update' ? (step.fields.addLabels ?? []) : [])));
  return create.filter(({ name }) => named.has(name)).map(({ name, color, description }) => ({ do: 'create_label', name, color, description }));
};
