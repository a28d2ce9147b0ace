/** The issues that a run works on now, with the comments that each still gets: from it follows how long the rest takes. */
export type AtHand = {
  take(issues: readonly { id: number; comments: number }[]): void;
  commented(issueId: number): void;
  settled(issueId: number): void;
  counts(): { issues: number; comments: { expected: number; left: number } };
};

export const createAtHand = (): AtHand => {
  let byIssue = new Map<number, { expected: number; left: number }>();
  return {
    take(issues) {
      byIssue = new Map(issues.map(({ id, comments }) => [id, { expected: comments, left: comments }]));
    },
    commented(issueId) {
      const known = byIssue.get(issueId);
      if (known !== undefined) known.left = Math.max(0, known.left - 1);
    },
    settled: (issueId) => void byIssue.delete(issueId),
    counts() {
      const all = [...byIssue.values()];
      const sum = (of: 'expected' | 'left'): number => all.reduce((before, one) => before + one[of], 0);
      return { issues: all.length, comments: { expected: sum('expected'), left: sum('left') } };
    },
  };
};
