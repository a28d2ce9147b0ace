import type { Needs } from '../rules/issues/ahead.ts';

/** What one issue needs that a run works on. */
export type IssueNeeds = { id: number } & Needs;

/** The issues that a run works on now, and what they need: from it follows how long the rest takes. */
export type AtHand = {
  take(issues: readonly IssueNeeds[]): void;
  commented(issueId: number): void;
  settled(issueId: number): void;
  /** `written`: of their comments those that are copied by now. */
  counts(): { issues: number; needs: Needs; written: number };
};

export const createAtHand = (): AtHand => {
  let byIssue = new Map<number, { needs: Needs; written: number }>();
  return {
    take(issues) {
      byIssue = new Map(issues.map(({ id, ...needs }) => [id, { needs, written: 0 }]));
    },
    commented(issueId) {
      const known = byIssue.get(issueId);
      if (known !== undefined) known.written = Math.min(known.needs.comments, known.written + 1);
    },
    settled: (issueId) => void byIssue.delete(issueId),
    counts() {
      const all = [...byIssue.values()];
      const sum = (what: keyof Needs): number => all.reduce((before, { needs }) => before + needs[what], 0);
      const needs = { created: sum('created'), written: sum('written'), comments: sum('comments'), uploads: sum('uploads') };
      return { issues: all.length, needs, written: all.reduce((before, { written }) => before + written, 0) };
    },
  };
};
