import type { IssuePart } from '../../../../src-preload/contract/models/issue-sync.ts';
import type { Issue, Label } from '../issue.ts';
import { copyLabels } from '../labels/copy-labels.ts';
import { originChain } from '../origin/loop.ts';
import { writeOriginLine } from '../origin/origin-line.ts';
import { originTag } from '../origin/origin-tag.ts';
import { copyAssignees, copyMilestone } from '../people.ts';
import type { CopySetup } from '../setup.ts';
import type { DescriptionDraft } from '../text/description.ts';
import { draftDescription } from '../text/description.ts';
import { copyTitle, isTitleCut } from '../text/title.ts';

/** What a copy shall be, in the target's terms. null where the options or the target leave a facet out altogether. */
export type Wanted = {
  /** GitLab's lower-case word; `issue` where the target does not take the source's. */
  type: string;
  title: string;
  description: DescriptionDraft;
  state: Issue['state'];
  labels: string[];
  confidential: boolean;
  weight: { value: number | null } | null;
  dueDate: string | null;
  milestoneId: number | null;
  assigneeIds: number[];
  timeEstimate: number | null;
  timeSpent: number | null;
};

/** `create` are labels that the target lacks; `notKept` the parts that it cannot hold as they are. */
export type WantedCopy = { wanted: Wanted; create: Label[]; notKept: IssuePart[] };

/** The copy that an issue of the source shall have by options, rules and what the target can hold. */
export const wantedCopy = (issue: Issue, setup: CopySetup): WantedCopy => {
  const { options, facts, source, target, sign } = setup;
  const labels = copyLabels(issue, setup);
  const assignees = copyAssignees(issue, setup);
  const keepsWeight = options.weight && facts.premium !== false;
  const keepsType = facts.issueTypes.includes(issue.type);
  const chain = originChain(issue, source);
  const tag = originTag(sign, chain, { host: target.hosts[0] ?? '', projectId: target.projectId });
  const wanted: Wanted = {
    type: keepsType ? issue.type : 'issue',
    title: copyTitle(issue.title, source),
    description: draftDescription(issue, source, writeOriginLine({ chain, tag }), keepsType),
    state: issue.state,
    labels: labels.labels,
    confidential: issue.confidential,
    weight: keepsWeight ? { value: issue.weight } : null,
    dueDate: issue.dueDate,
    milestoneId: copyMilestone(issue, setup),
    assigneeIds: assignees.ids,
    timeEstimate: options.timeEstimate ? issue.timeEstimate : null,
    timeSpent: options.timeSpent ? issue.timeSpent : null,
  };
  const notKept: [IssuePart, boolean][] = [
    ['title', isTitleCut(issue.title, source)],
    ['type', !keepsType],
    ['labels', labels.notKept],
    ['weight', options.weight && facts.premium === false && issue.weight !== null],
    ['assignees', assignees.notKept],
  ];
  return { wanted, create: labels.create, notKept: notKept.filter(([, is]) => is).map(([part]) => part) };
};
