/** A ref that both sides have, at different objects. */
export type RefPair = { name: string; sourceSha: string; targetSha: string };

/** Both sides of a mirror, compared by full ref name. The source's refs that pass = equal + differing + differingTags + missing. */
export type RefComparison = {
  equal: number;
  /** Branches: whether the target is behind or has diverged is a question of ancestry, which the source project can answer. */
  differing: RefPair[];
  /** Tags do not move forward: one that differs is wrong, whatever its history. */
  differingTags: RefPair[];
  missing: { name: string; sourceSha: string }[];
  /** GitLab leaves deleted branches on the target, so that these alone are no fault. */
  extra: { name: string; targetSha: string }[];
};

/** Branches and tags only: GitLab's hidden refs and the peeled twins of annotated tags do not count. */
const counts = (name: string): boolean => (name.startsWith('refs/heads/') || name.startsWith('refs/tags/')) && !name.endsWith('^{}');

/** Compares full ref names and object ids; `passes` is the mirror's branch filter, which both sides go through. */
export const compareRefs = (source: ReadonlyMap<string, string>, target: ReadonlyMap<string, string>, passes: (ref: string) => boolean): RefComparison => {
  const comparison: RefComparison = { equal: 0, differing: [], differingTags: [], missing: [], extra: [] };
  for (const [name, sourceSha] of source) {
    if (!counts(name) || !passes(name)) continue;
    const targetSha = target.get(name);
    if (targetSha === undefined) comparison.missing.push({ name, sourceSha });
    else if (targetSha === sourceSha) comparison.equal += 1;
    else (name.startsWith('refs/tags/') ? comparison.differingTags : comparison.differing).push({ name, sourceSha, targetSha });
  }
  for (const [name, targetSha] of target) {
    if (counts(name) && passes(name) && !source.has(name)) comparison.extra.push({ name, targetSha });
  }
  return comparison;
};
