/** What lies right below a group on the way to a project: the next group, or the project itself. Without a group: its top-level group. */
export const childBelow = (groupPath: string | undefined, projectPath: string): { path: string; isProject: boolean } | null => {
  const depth = groupPath === undefined ? 0 : groupPath.length + 1;
  if (groupPath !== undefined && !projectPath.toLowerCase().startsWith(`${groupPath.toLowerCase()}/`)) return null;
  const next = projectPath.indexOf('/', depth);
  return next === -1 ? { path: projectPath, isProject: true } : { path: projectPath.slice(0, next), isProject: false };
};
