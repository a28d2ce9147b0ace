import type { Input } from '../../src-preload/contract/methods.ts';
import type { IssuePart, IssueProblem, IssueProblemKind, IssueRun, IssueRunItem, IssueSkip, IssueSyncCheck } from '../../src-preload/contract/models/issue-sync.ts';
import { counted, figure, listed } from './plural.ts';

/** A part of an issue, within a sentence. */
export const ISSUE_PART: Record<IssuePart, string> = {
  title: 'title', description: 'description', state: 'state', labels: 'labels', confidential: 'confidentiality', weight: 'weight', due_date: 'due date',
  milestone: 'milestone', assignees: 'assignees', time_estimate: 'time estimate', time_spent: 'time spent', comments: 'comments', attachments: 'attachments',
  created_at: 'creation date', iteration: 'iteration', epic: 'epic', threads: 'comment threads', type: 'type',
};

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** `Due date`. */
export const partLabel = (part: IssuePart): string => capital(ISSUE_PART[part]);

/** `title, labels, and comments`. */
export const partsWords = (parts: readonly IssuePart[]): string => listed(parts.map((part) => ISSUE_PART[part]));

export const ISSUE_SKIP: Record<IssueSkip, string> = {
  loop: 'it came from the target, directly or by way of other servers',
  existing: 'it was there before the sync, and older issues are left out by choice',
  closed: 'it was closed when it was first seen, and closed issues are left out by choice',
  confidential: 'it is confidential, and confidential issues are left out by choice',
  not_updated: 'its copy does not follow changes, by choice',
  moved: 'it was moved to another project on the source',
  copy_gone: 'its copy was deleted on the target; it is not made again unless you ask for it',
  task: 'GitLab on the target does not take an item of this type',
};

type Action = IssueRunItem['action'];

/** What a run did with an issue, or would do in a dry run. */
export const ISSUE_ACTION: Record<Action, { done: string; planned: string; tone: 'quiet' | 'ok' | 'warn' | 'bad' | 'working' }> = {
  create: { done: 'created', planned: 'create', tone: 'ok' },
  adopt: { done: 'adopted', planned: 'adopt', tone: 'working' },
  update: { done: 'changed', planned: 'change', tone: 'working' },
  delete: { done: 'deleted', planned: 'delete', tone: 'bad' },
  skip: { done: 'skipped', planned: 'skip', tone: 'quiet' },
  fail: { done: 'failed', planned: 'failed', tone: 'bad' },
};

export const RUN_CAUSE: Record<IssueRun['cause'], string> = { schedule: 'Schedule', person: 'By hand', dry: 'Dry run' };

export const SYNC_STATE: Record<NonNullable<Input<'issueSync.list'>['state']>, string> = {
  never: 'Never run', running: 'Running', succeeded: 'Done', partial: 'Partly done', failed: 'Failed', cancelled: 'Cancelled',
};

/** What a problem is, as a heading. */
export const PROBLEM: Record<IssueProblemKind, { word: string; meaning: string }> = {
  failed: { word: 'Not copied', meaning: 'It is tried again by itself, ever more seldom, and holds up no other issue.' },
  not_kept: { word: 'Not everything kept', meaning: 'The issue is copied, but some of its comments or files are not: they are to be read on the source.' },
  source_deleted: { word: 'Deleted on the source', meaning: 'The issue was deleted on the source. Its copy is still on the target.' },
  source_moved: { word: 'Moved on the source', meaning: 'The issue was moved to another project on the source and is closed there. Its copy follows it no longer.' },
  copy_deleted: { word: 'Copy deleted', meaning: 'The copy was deleted on the target. It is not made again unless you ask for it.' },
  adoptable: { word: 'Copy of unknown origin', meaning: 'An issue on the target says that it is the copy of this one, but this installation did not write that. Until you decide, the issue is not copied.' },
};

const OPEN_COPY = { word: 'Copy stands open', meaning: 'The issue is confidential and its copy is not: whoever sees the target project can read it. It could not be hidden. It is tried again soon; until then nothing more is written to it. Make it confidential on the target, or give the token a role that may.' };

/** A failed issue whose copy is read by more people than may: that is worse than one that is not copied. */
export const isOpenCopy = ({ kind, parts }: Pick<IssueProblem, 'kind' | 'parts'>): boolean => kind === 'failed' && parts.includes('confidential');

/** What one problem is, as a heading. */
export const problemWords = (problem: Pick<IssueProblem, 'kind' | 'parts'>): { word: string; meaning: string } => (isOpenCopy(problem) ? OPEN_COPY : PROBLEM[problem.kind]);

export const CHECK_STATE: Record<IssueSyncCheck['state'], { word: string; tone: 'quiet' | 'ok' | 'warn' }> = {
  kept: { word: 'kept', tone: 'ok' }, as_label: { word: 'as a label', tone: 'quiet' }, in_text: { word: 'in the text', tone: 'quiet' }, not_kept: { word: 'not kept', tone: 'warn' },
};

/** Why a part is not kept as it is; null where nothing needs saying. */
export const CHECK_REASON: Record<IssueSyncCheck['reason'], string | null> = {
  role: 'the token’s owner needs a higher role on the target; GitLab takes creation dates from owners only',
  tier: 'the target needs GitLab Premium or Ultimate',
  scope: 'the token needs the scope api',
  version: 'the target needs a newer GitLab version',
  option: 'by choice, in the options',
  none: null,
};

const did = (n: number, verb: string): string[] => (n > 0 ? [`${verb} ${counted(n, 'issue')}`] : []);

/** What a run did or would do: `created 12 issues with 30 comments, changed 3 issues, skipped 2`. */
export const runSentence = (run: Pick<IssueRun, 'cause' | 'created' | 'updated' | 'deleted' | 'skipped' | 'failed' | 'comments' | 'uploads' | 'unchanged'>): string => {
  const dry = run.cause === 'dry';
  const { created, updated, deleted, skipped, failed, comments, uploads, unchanged } = run;
  const changes = [...did(created, dry ? 'create' : 'created'), ...did(updated, dry ? 'change' : 'changed'), ...did(deleted, dry ? 'delete' : 'deleted')];
  const along = [...(comments > 0 ? [counted(comments, 'comment')] : []), ...(uploads > 0 ? [counted(uploads, 'attachment')] : [])];
  const rest = [...(skipped > 0 ? [`${dry ? 'skip' : 'skipped'} ${figure(skipped)}`] : []), ...(failed > 0 ? [`could not ${dry ? 'judge' : 'copy'} ${figure(failed)}`] : [])];
  if (changes.length === 0 && along.length === 0 && rest.length === 0) {
    return unchanged > 0 ? `${dry ? 'A run now would change nothing' : 'Nothing had changed'}: ${counted(unchanged, 'copy', 'copies')} ${unchanged === 1 ? 'is' : 'are'} up to date.` : dry ? 'A run now would do nothing.' : 'There was nothing to do.';
  }
  const words = listed([...changes, ...(along.length === 0 ? [] : [`${dry ? 'write' : 'wrote'} ${along.join(' and ')}`]), ...rest]);
  return `${dry ? `A run now would ${words}` : capital(words)}.`;
};

/** `Not kept: creation date of 120 issues and weight of 3 issues.`; null where everything was. */
export const notKeptWords = ({ cause, notKept }: Pick<IssueRun, 'cause' | 'notKept'>): string | null =>
  notKept.length === 0 ? null : `${cause === 'dry' ? 'The target would not keep' : 'Not kept'}: ${listed(notKept.map(({ part, issues }) => `${ISSUE_PART[part]} of ${counted(issues, 'issue')}`))}.`;

/** `About 640 requests, which take 4 min at the limits of both servers.`; null where a run has no estimate. */
export const estimateWords = ({ estimatedRequests: requests, estimatedMs: ms }: Pick<IssueRun, 'estimatedRequests' | 'estimatedMs'>): string | null => {
  if (requests === null) return null;
  if (requests === 0) return 'It needs no request.';
  const minutes = ms === null ? null : Math.ceil(ms / 60_000);
  const time = minutes === null ? '' : `, which ${requests === 1 ? 'takes' : 'take'} ${(ms ?? 0) < 60_000 ? 'less than a minute' : minutes < 120 ? `about ${figure(minutes)} min` : `about ${figure(Math.round(minutes / 60))} h`} at the limits of both servers`;
  return `It needs about ${counted(requests, 'request')}${time}.`;
};
