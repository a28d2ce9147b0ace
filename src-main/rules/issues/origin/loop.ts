import type { Issue, Origin } from '../issue.ts';
import type { SourceSide, TargetSide } from '../sides.ts';
import { isMarker, markerLabel } from './marker-label.ts';
import { readOriginLine } from './origin-line.ts';
import { originalSourceIid } from './original-copy.ts';

/** The way of an issue's copy: the way that the issue itself came, where it is a copy, and then the issue. */
export const originChain = (issue: Pick<Issue, 'id' | 'iid' | 'description'>, source: SourceSide): Origin[] => [
  ...(readOriginLine(issue.description)?.chain ?? []),
  { host: source.hosts[0] ?? '', projectId: source.projectId, issueId: issue.id, iid: issue.iid },
];

/**
 * Whether an issue came from the target already: its way names the target project under any of its server's host keys. Copies of the
 * original application have none: their marker label names that server, or, an older one, leaves that to their footer. Any well-formed
 * way counts, with whatever tag (DESIGN.md section 8). Names are compared whole.
 */
export const isLoop = (issue: Pick<Issue, 'description' | 'labels'>, target: TargetSide): boolean => {
  const { hosts, projectId } = target;
  const line = readOriginLine(issue.description);
  // The exact way says more than the label: an issue from another project of the target's server is no loop.
  if (line !== null) return line.chain.some((hop) => hop.projectId === projectId && hosts.includes(hop.host));
  if (issue.labels.some(({ name }) => hosts.some((host) => name === markerLabel(host)))) return true;
  return issue.labels.some(({ name }) => isMarker(name)) && originalSourceIid(issue.description, target) !== null;
};
