/**
 * A path's middle left out, so that `max` characters show its root and, above all, its end:
 * `group/sub/deeper/project` → `group/…/project`. Whole segments first; a single long one is cut in its own middle.
 */
export const shortenPath = (path: string, max: number): string => {
  if (path.length <= max) return path;
  const parts = path.split('/');
  const first = parts[0] ?? '';
  for (let from = 2; from < parts.length; from += 1) {
    const short = `${first}/…/${parts.slice(from).join('/')}`;
    if (short.length <= max) return short;
  }
  const keep = Math.max(2, max - 1);
  const head = Math.floor(keep / 3);
  return `${path.slice(0, head)}…${path.slice(path.length - (keep - head))}`;
};
