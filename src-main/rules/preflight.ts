import type { PreflightCheck } from '../../src-preload/contract/models/mirror.ts';
import { sidesOf } from './preflight-check.ts';
import { checkBranchFilter, checkEmptySource, checkObjectFormat, checkProtectedBranches, checkTargetContent } from './preflight-content.ts';
import { checkExisting, checkSameMirror, checkTargetUsedTwice } from './preflight-existing.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { checkArchived, checkCapabilities, checkCredentialRole, checkOwnerRole, checkProject, checkScope } from './preflight-sides.ts';

const LEVELS: readonly PreflightCheck['level'][] = ['blocker', 'warning', 'ok'];

/**
 * Judges whether a mirror can be created, and what speaks against it (DESIGN.md section 7). Checks come blockers first, then
 * warnings, each group in the order in which a person would clear them up; what is not ok carries the failure to show.
 * Possible means that there is no blocker.
 */
export const judgePreflight = (facts: PreflightFacts): { checks: PreflightCheck[]; possible: boolean } => {
  const checks = allChecks(facts);
  const possible = !checks.some((check) => check.level === 'blocker');
  return { checks: LEVELS.flatMap((level) => checks.filter((check) => check.level === level)), possible };
};

/** What builds on a project that could not be read is not judged. */
const allChecks = (facts: PreflightFacts): PreflightCheck[] => {
  const sides = sidesOf(facts);
  const { source, target, owner, remote } = sides;
  const found = [source, target].filter((side) => side.project !== null);
  return [
    checkProject(source),
    checkProject(target),
    checkSameMirror(facts, sides),
    ...[source, target].map(checkScope),
    ...checkCapabilities(facts, sides),
    ...found.map((side) => (side.name === owner.name ? checkOwnerRole(facts, owner) : checkCredentialRole(facts, remote))),
    ...found.map(checkArchived),
    checkBranchFilter(facts, sides),
    checkObjectFormat(sides),
    ...(owner.project === null ? [] : checkExisting(facts, sides)),
    checkTargetUsedTwice(facts),
    checkEmptySource(sides),
    ...checkProtectedBranches(facts),
    checkTargetContent(facts, sides),
  ];
};
