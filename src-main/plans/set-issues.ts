import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { configureIssueSync } from '../issues/configure-issue-sync.ts';
import { labelRules, peopleRules } from '../issues/sync-rules.ts';
import type { IssuesOf } from './step-detail.ts';

/** Sets how the issues of a mirror are copied. The rules come first, so that no run goes without them. Harmless when done twice. */
export const setIssues = async (deps: Pick<Deps, 'store' | 'journal' | 'clock'>, mirrorId: MirrorId, { enabled, options, labels, people }: IssuesOf): Promise<void> => {
  labelRules(deps, { mirrorId, rules: labels });
  peopleRules(deps, { mirrorId, rules: people });
  await configureIssueSync(deps, { mirrorId, enabled, ...options });
};
