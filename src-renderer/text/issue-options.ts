import type { IssueSyncOptions } from '../../src-preload/contract/models/issue-sync.ts';

/** The options that are on or off. */
export type IssueSwitch = { [K in keyof IssueSyncOptions]: IssueSyncOptions[K] extends boolean ? K : never }[keyof IssueSyncOptions];

type Explained = { label: string; text: string };

/** What is copied beside title, description, state, due date and confidentiality, with what it means for copies that exist. */
export const COPIED: readonly (Explained & { name: IssueSwitch })[] = [
  { name: 'comments', label: 'Comments', text: 'Oldest first, each with its author and time in a line above it. Switched off, comments on copies stay and new ones are not brought.' },
  { name: 'labels', label: 'Labels', text: 'As the label rules say. Labels that people put on a copy stay. Switched off, labels on copies stay as they are.' },
  { name: 'attachments', label: 'Attachments', text: 'Files are uploaded to the target once and links lead to them there. Switched off, links lead to the source.' },
  { name: 'weight', label: 'Weight', text: 'Needs GitLab Premium or Ultimate on the target. Switched off, the weight of copies stays.' },
  { name: 'timeEstimate', label: 'Time estimate', text: 'One more request for each issue that has one. Switched off, the estimate on copies stays.' },
  { name: 'timeSpent', label: 'Time spent', text: 'Its total, written by the token’s owner; who spent it is not kept. Switched off, the time on copies stays.' },
];

export const FOLLOWING: readonly (Explained & { name: IssueSwitch })[] = [
  { name: 'updateExisting', label: 'Follow changes', text: 'Copies get later changes of their issues. Where somebody changed the same part of a copy, the source wins; what it replaced stays readable in the history and can be put back. Switched off, an issue is copied once and then left alone.' },
  { name: 'closedIssues', label: 'Copy closed issues', text: 'Also issues that are closed when they are first seen. A copy follows closing and reopening in any case.' },
];

type Choice<K extends keyof IssueSyncOptions> = Explained & { value: Extract<IssueSyncOptions[K], string> };

export const DELETIONS: readonly Choice<'deletions'>[] = [
  { value: 'report', label: 'Report them', text: 'The copy stays, and a problem asks what to do with it.' },
  { value: 'apply', label: 'Delete the copy', text: 'The copy is deleted with the comments that people wrote on it. This cannot be undone.' },
];

export const CONFIDENTIAL: readonly Choice<'confidential'>[] = [
  { value: 'copy', label: 'Copy them as confidential', text: 'Confidential issues and internal notes stay so on the target; where that cannot be kept, they are not copied.' },
  { value: 'skip', label: 'Leave them out', text: 'Nothing confidential leaves the source. Copies that exist stay, and follow no longer while their issue is confidential.' },
];

export const MILESTONES: readonly Choice<'milestones'>[] = [
  { value: 'label', label: 'As a label', text: 'Milestone::title on the copy.' },
  { value: 'match', label: 'The target’s milestone', text: 'The milestone of the same title where the target has one, else a label.' },
];

export type ExistingChoice = 'none' | 'open' | 'all' | 'since';

/** Which older issues the first run takes. */
export const EXISTING: readonly (Explained & { value: ExistingChoice })[] = [
  { value: 'none', label: 'From now', text: 'Only issues that are created after the sync was switched on.' },
  { value: 'open', label: 'Open issues', text: 'Also those that were there before and are open.' },
  { value: 'all', label: 'Everything', text: 'Also all that were there before.' },
  { value: 'since', label: 'Since a date', text: 'Also those that were created on that day or later.' },
];
