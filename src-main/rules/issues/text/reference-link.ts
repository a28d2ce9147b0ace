/** Where the references of a text lead: the source instance's address and the project that the text stands in. */
export type ReferenceBase = { url: string; path: string };

const PAGES: Readonly<Record<string, string>> = { '#': '/-/issues/', '!': '/-/merge_requests/', '$': '/-/snippets/', '%': '/-/milestones/', '@': '/-/commit/' };

const NAME = '[A-Za-z0-9_][A-Za-z0-9_.-]{0,254}';
const PATH = new RegExp(`^(?:${NAME}/){1,20}${NAME}$`, 'u');
const SHORT_PATH = new RegExp(`^${NAME}$`, 'u');

/** `p` beside the base's own project, `g/p` anywhere, and nothing for the project itself. null where it is no path. */
const projectPath = (written: string, base: ReferenceBase): string | null => {
  if (written === '') return base.path;
  if (PATH.test(written)) return written;
  return SHORT_PATH.test(written) ? `${base.path.slice(0, base.path.lastIndexOf('/') + 1)}${written}` : null;
};

/**
 * The page on the source that a reference names exactly: `path` as written before the sign, `id` behind it. null where only a search
 * could tell, as for titles and labels, and for epics without their group.
 */
export const referenceLink = (path: string, sign: string, id: string, base: ReferenceBase): string | null => {
  if (sign === '&') return PATH.test(path) || SHORT_PATH.test(path) ? `${base.url}/groups/${path}/-/epics/${id}` : null;
  if (sign === '@' && path === '') return `${base.url}/${id}`;
  const project = projectPath(path, base);
  const page = PAGES[sign];
  return project === null || page === undefined ? null : `${base.url}/${project}${page}${id}`;
};
