/**
 * What changes on a copy's labels: those that the source got since the base are added, those that it lost are taken away, and all
 * others, which people put there or took away, stay as they are. `copy` is null where it was not read.
 */
export const mergeLabels = (base: readonly string[], wanted: readonly string[], copy: readonly string[] | null): { add: string[]; remove: string[] } => {
  const before = new Set(base);
  const after = new Set(wanted);
  const there = copy === null ? null : new Set(copy);
  return {
    add: wanted.filter((name) => !before.has(name) && there?.has(name) !== true),
    remove: base.filter((name) => !after.has(name) && there?.has(name) !== false),
  };
};
