/** @typedef {{ optionalDependencies?: Record<string, string> }} LockedPackage */

/**
 * What would make `npm ci` fail for somebody else: packages from another registry than npm's own, and optional packages (for other
 * platforms) without an entry, as npm leaves them out when its registry lacks them.
 * @param {{ packages: Record<string, LockedPackage & { resolved?: string }> }} lock the content of package-lock.json
 * @returns {string[]} one line per problem
 */
export const lockProblems = ({ packages }) =>
  Object.entries(packages).flatMap(([place, { resolved, optionalDependencies = {} }]) => [
    ...(resolved === undefined || resolved.startsWith('https://registry.npmjs.org/') ? [] : [`${place} comes from ${resolved}`]),
    ...Object.keys(optionalDependencies)
      .filter((name) => !isLocked(packages, place, name))
      .map((name) => `${place} wants ${name}, which has no entry`),
  ]);

/** Node looks beside the package first, then further out. @param {Record<string, unknown>} packages @param {string} place @param {string} name @returns {boolean} */
const isLocked = (packages, place, name) => {
  if (`${place === '' ? '' : `${place}/`}node_modules/${name}` in packages) return true;
  return place !== '' && isLocked(packages, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name);
};
