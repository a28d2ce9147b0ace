import type { ProjectSummary } from '../../../src-preload/contract/models/instance.ts';

const MOST = 3;

/** How many of the last segments two paths share, without case. */
const sharedEnd = (one: string, other: string): number => {
  const [left, right] = [one, other].map((path) => path.toLowerCase().split('/').toReversed());
  const differs = left?.findIndex((segment, at) => segment !== right?.[at]) ?? 0;
  return differs === -1 ? (left?.length ?? 0) : differs;
};

/** Which found projects may be the other side of `path`: of the same name, the one whose groups agree longest first, at most 3. */
export const sameProjects = (path: string, found: readonly ProjectSummary[]): readonly ProjectSummary[] =>
  found
    .filter((project) => !project.archived && sharedEnd(path, project.path) > 0)
    .toSorted((a, b) => sharedEnd(path, b.path) - sharedEnd(path, a.path) || a.path.length - b.path.length)
    .slice(0, MOST);
