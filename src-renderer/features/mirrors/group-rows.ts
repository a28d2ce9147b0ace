import type { MirrorGroup } from '../../../src-preload/contract/models/mirror.ts';

/** One line of the tree: a group with its own name, how deep it lies, and whether something lies below. */
export type GroupRow = MirrorGroup & { name: string; depth: number; open: boolean; hasChildren: boolean };

const parentOf = (path: string): string | null => {
  const at = path.lastIndexOf('/');
  return at < 0 ? null : path.slice(0, at);
};

/**
 * The lines of the tree that are in sight: groups whose parents are all open, each below its parent, in the order of their names.
 * A group whose parent is not in the list stands at the top with its whole path.
 */
export const groupRows = (groups: readonly MirrorGroup[], open: ReadonlySet<string>): GroupRow[] => {
  const known = new Set(groups.map(({ path }) => path));
  const children = new Map<string | null, MirrorGroup[]>();
  for (const group of groups) {
    const parent = parentOf(group.path);
    const place = parent !== null && known.has(parent) ? parent : null;
    const siblings = children.get(place);
    if (siblings === undefined) children.set(place, [group]);
    else siblings.push(group);
  }
  const rows: GroupRow[] = [];
  const add = (parent: string | null, depth: number): void => {
    const below = (children.get(parent) ?? []).toSorted((a, b) => (a.path < b.path ? -1 : 1));
    for (const group of below) {
      const isOpen = open.has(group.path);
      const hasChildren = children.has(group.path);
      rows.push({ ...group, name: parent === null ? group.path : group.path.slice(parent.length + 1), depth, open: isOpen, hasChildren });
      if (isOpen && hasChildren) add(group.path, depth + 1);
    }
  };
  add(null, 0);
  return rows;
};

/** Every group above a path, so that it can be brought into sight. */
export const parentsOf = (path: string): string[] => path.split('/').slice(0, -1).map((_, at, parts) => parts.slice(0, at + 1).join('/'));

/** Where a key leads in the tree: another line, a group to open or to close, or null where the key is not the tree's. */
export const treeKey = (key: string, at: number, rows: readonly GroupRow[]): { move: number } | { open: string } | { close: string } | null => {
  const row = rows[at];
  if (row === undefined) return null;
  switch (key) {
    case 'ArrowDown':
      return { move: Math.min(rows.length - 1, at + 1) };
    case 'ArrowUp':
      return { move: Math.max(0, at - 1) };
    case 'Home':
      return { move: 0 };
    case 'End':
      return { move: rows.length - 1 };
    case 'ArrowRight':
      if (!row.hasChildren) return null;
      return row.open ? { move: at + 1 } : { open: row.path };
    case 'ArrowLeft': {
      if (row.open && row.hasChildren) return { close: row.path };
      const parent = rows.findLastIndex(({ depth }, index) => index < at && depth < row.depth);
      return parent < 0 ? null : { move: parent };
    }
    default:
      return null;
  }
};
