import type { Failure } from '../../src-preload/contract/failures.ts';
import type { FoundIssue, WrittenIssue } from '../gitlab/issue-door.ts';
import type { IntentObject } from '../journal/intent-kind.ts';
import type { Issue } from '../rules/issues/issue.ts';
import type { StoredIssueLink } from '../store/issue-store.ts';
import type { Run } from './run.ts';

/** One issue while its copy is brought to what it shall be. */
export type Copying = {
  run: Run;
  issue: FoundIssue;
  /** null until the copy is made. */
  link: StoredIssueLink | null;
  /** The copy as the target answered last; null = not read. */
  copy: Issue | null;
  /** Files of the source that the target has: `<secret>/<name>` to the path there. */
  uploads: Map<string, string>;
  /** Threads that this run began: the source's to the target's. */
  threads: Map<string, string>;
  done: { comments: number; uploads: number };
  /** Why the first of the files was lost that could not be taken over: its link leads to the source. */
  lostFile: Failure | null;
};

/** The part of the target project that changes for one issue need not wait for others. */
export const objectOf = ({ run, issue }: Pick<Copying, 'run' | 'issue'>): IntentObject => ({
  instanceId: run.target.instanceId, projectId: run.target.projectId, mirrorId: run.mirror.id, part: partOf(issue.id),
});

export const partOf = (sourceIssueId: number): string => `issue:${sourceIssueId}`;

/** The link of an issue whose copy is there. */
export const linkOf = ({ link }: Copying): StoredIssueLink => {
  if (link === null) throw new Error('the copy is not made yet');
  return link;
};

export const asIssue = ({ labels, ...written }: WrittenIssue): Issue => ({ ...written, labels: labels.map((name) => ({ name, color: '', description: '' })) });
