import type { PathRules } from '../../../src-preload/contract/models/plan.ts';

/** Whether a text fits a pattern in which `*` stands for any text; case does not count, as in GitLab's paths. Linear in the text. */
export const fits = (pattern: string, text: string): boolean => {
  const parts = pattern.toLowerCase().split('*');
  const low = text.toLowerCase();
  const [first = '', ...rest] = parts;
  if (rest.length === 0) return low === first;
  const last = rest.pop() ?? '';
  if (!low.startsWith(first) || low.length < first.length + last.length || !low.endsWith(last)) return false;
  const end = low.length - last.length;
  let from = first.length;
  for (const part of rest) {
    const at = low.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
};

/** The path of a project below a group, or null where it does not lie in it. */
export const below = (group: string, path: string): string | null =>
  path.toLowerCase().startsWith(`${group.toLowerCase()}/`) ? path.slice(group.length + 1) : null;

/** The longest rule that names the path or a folder above it decides. */
const renamed = (path: string, rename: PathRules['rename']): string => {
  const rule = rename
    .filter(({ from }) => path.toLowerCase() === from.toLowerCase() || below(from, path) !== null)
    .toSorted((a, b) => b.from.length - a.from.length)[0];
  return rule === undefined ? path : rule.to + path.slice(rule.from.length);
};

/** Full source path to full target path; null where the project lies elsewhere or is excluded. */
export const mapPath = ({ sourceGroup, targetGroup, prefix, exclude, rename }: PathRules, sourcePath: string): string | null => {
  const path = below(sourceGroup, sourcePath);
  if (path === null || exclude.some((pattern) => fits(pattern, path))) return null;
  const segments = renamed(path, rename).split('/');
  const name = segments.pop() ?? '';
  return [targetGroup, ...segments, prefix + name].join('/');
};

/** The group and the project's own name in it. */
export const splitPath = (path: string): { group: string; name: string } => {
  const cut = path.lastIndexOf('/');
  return { group: path.slice(0, cut), name: path.slice(cut + 1) };
};
