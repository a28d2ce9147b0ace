import { AppError } from './app-error.ts';

/** The exact `.git` address of a project on an instance: GitLab's Git follows no redirects (contract.md A.3, consequence 10). */
export const remoteUrl = (instanceUrl: string, projectPath: string): string => {
  const segments = projectPath.split('/');
  const isPath = segments.length > 1 && segments.every((segment) => segment !== '' && segment !== '.' && segment !== '..');
  if (!isPath) throw new AppError({ code: 'invalid_input', field: 'path', rule: 'project_path' });
  return `${instanceUrl}/${segments.map(encodeURIComponent).join('/')}.git`;
};

/**
 * GitLab's SSH clone address as mirrors want it: `ssh://host/path.git`, without userinfo. GitLab writes the short form
 * `git@host:path.git` while the port is the usual one; that is refused there (contract.md A.3, consequence 10). null where it is neither.
 */
export const sshUrlOf = (cloneAddress: string): string | null => {
  const short = /^[^@/:\s]+@([^/:\s]+):(?!\/\/)(\S+)$/.exec(cloneAddress);
  if (short !== null) return `ssh://${short[1]}/${short[2]?.replace(/^\/+/, '')}`;
  return cloneAddress.startsWith('ssh://') ? withoutCredentials(cloneAddress) : null;
};

/**
 * The address that an SSH mirror should have now, given the one that it has: GitLab never changes a push mirror's address, so that only
 * the project can have moved since. The host that answers SSH may be another than the web's.
 */
export const sshUrlLike = (seen: string | null, projectPath: string): string | null => {
  const place = seen === null ? null : parse(seen);
  return place?.protocol === 'ssh:' ? `ssh://${place.host}/${projectPath}.git` : null;
};

/** A mirror's address without userinfo, query and fragment, in one spelling; null where it is no URL. */
export const withoutCredentials = (url: string): string | null => {
  const parsed = parse(url);
  if (parsed === null) return null;
  return `${parsed.protocol}//${parsed.host}${parsed.pathname}`;
};

const parse = (url: string): URL | null => {
  try {
    return new URL(url);
  } catch {
    // Not a URL (GitLab shows some masked): the answer null says so.
    return null;
  }
};

type Place = { protocol: string; host: string; path: string };

/** Host and default port are folded by the parser; the path is decoded, and loses `.git` and slashes at its end. */
const placeOf = (url: string): Place | null => {
  const parsed = parse(url);
  if (parsed === null) return null;
  const path = decoded(parsed.pathname.replace(/\/+$/, '').replace(/\.git$/, ''));
  return path === null ? null : { protocol: parsed.protocol, host: parsed.host.replace(/\.(?=:|$)/, ''), path };
};

const decoded = (path: string): string | null => {
  const segments = path.split('/');
  try {
    const plain = segments.map(decodeURIComponent);
    // An encoded slash would make another path out of this one.
    return plain.some((segment) => segment.includes('/')) ? null : plain.join('/');
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
};

/** Whether two addresses are the same repository: scheme, host, port and path, whatever their userinfo and `.git`. */
export const sameMirrorUrl = (a: string | null, b: string | null): boolean => {
  if (a === null || b === null) return false;
  const left = placeOf(a);
  const right = placeOf(b);
  return left !== null && right !== null && left.protocol === right.protocol && left.host === right.host && left.path === right.path;
};

/**
 * Which registered instance and project a mirror's address is, or null. Exact: same scheme, host, port and sub-path, never a part
 * of a name. Of instances under one host the longest sub-path wins.
 */
export const recogniseMirrorUrl = <I extends { id: unknown; origin: string }>(
  url: string | null,
  instances: readonly I[],
): { instanceId: I['id']; path: string } | null => {
  const place = url === null ? null : placeOf(url);
  if (place === null) return null;
  const found = instances
    .map((instance) => ({ instanceId: instance.id, path: pathBelow(instance.origin, place) }))
    .filter((one): one is { instanceId: I['id']; path: string } => one.path !== null)
    .toSorted((a, b) => a.path.length - b.path.length);
  return found[0] ?? null;
};

const pathBelow = (origin: string, { protocol, host, path }: Place): string | null => {
  const base = placeOf(origin);
  if (base === null || base.protocol !== protocol || base.host !== host || !path.startsWith(`${base.path}/`)) return null;
  const below = path.slice(base.path.length + 1);
  const segments = below.split('/');
  return segments.length > 1 && segments.every((segment) => segment !== '') ? below : null;
};
