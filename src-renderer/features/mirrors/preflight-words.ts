import type { PreflightCheck } from '../../../src-preload/contract/models/mirror.ts';
import { failureWords } from '../../text/failures.ts';
import { NONE, type NameOf, type Words } from '../../text/words.ts';

/** What the two instances are called. */
export type SideNames = { source: string; target: string };

const on = (side: PreflightCheck['side'], names: SideNames): string => (side === 'both' ? `${names.source} and ${names.target}` : names[side]);

/** What is in order, as a line of the checklist. */
const PASSED: Record<PreflightCheck['check'], (where: string) => string> = {
  source_project: () => 'The source project was found',
  target_project: () => 'The target project was found',
  capability: (where) => `${where} offers what the mirror needs`,
  scope: (where) => `The token for ${where} has the scope it needs`,
  role: (where) => `The token’s owner has the role it needs on ${where}`,
  archived: (where) => `The project on ${where} is not archived`,
  empty_source: () => 'The source has content',
  object_format: () => 'Both repositories can be mirrored to each other',
  existing_mirrors: () => 'GitLab has no mirror between these projects yet',
  pull_in_use: () => 'The target pulls from nowhere else',
  push_limit: () => 'The source has room for another push mirror',
  same_mirror: () => 'The pair has no mirror between these projects yet',
  target_used_twice: () => 'No other mirror here writes to the target',
  protected_branches: () => 'The target’s protected branches accept the mirror’s credential',
  branch_filter: () => 'The branch filter can be used',
  not_empty_target: () => 'Nothing on the target is overwritten',
};

export const passedWords = ({ check, side }: Pick<PreflightCheck, 'check' | 'side'>, names: SideNames): string => PASSED[check](on(side, names));

const words = (title: string, body: string): Words => ({ title, body, wayOut: NONE });

/** A failure as a warning means less than as an end: often that GitLab does not say. Those that mean the same have no entry. */
const warningWords = ({ check, side, failure }: PreflightCheck, names: SideNames): Words | null => {
  const where = on(side, names);
  if (check === 'role' && failure?.code === 'missing_role') {
    return words(`The role on ${where} is not known`, 'GitLab does not say which role the token’s owner has there. It takes Maintainer; creating the mirror shows whether that is so.');
  }
  if (failure?.code === 'not_supported' && failure.capability === 'push_mirror_sync') {
    return words('The mirror cannot be triggered', `GitLab on ${where} is older than 16.11: the mirror runs when somebody pushes to the source, and not on demand.`);
  }
  if (failure?.code === 'not_supported') {
    return words(`The licence of ${where} is not known`, 'This needs GitLab Premium or Ultimate there. Creating the mirror shows whether that is so.');
  }
  if (failure?.code === 'project_archived') {
    return words('The source is archived', 'It can be read, but nobody can push to it: the mirror brings what is there now, and then nothing new.');
  }
  return null;
};

/** A check that did not pass, in words with what to do. */
export const problemWords = (check: PreflightCheck, names: SideNames, nameOf: NameOf, now: number): Words => {
  const special = check.level === 'warning' ? warningWords(check, names) : null;
  if (special !== null) return special;
  return check.failure === null ? words(passedWords(check, names), '') : failureWords(check.failure, nameOf, now);
};
