import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';

/** An issue's page and its copy's, as a browser opens them. */
export type IssueAddresses = { sourceUrl: string; targetUrl: string | null };

type Numbers = { sourceIid: number; targetIid: number | null };

/** GitLab's address of an issue; the path is the project's as it was last seen. */
export const issueUrl = (origin: string, projectPath: string, iid: number): string => `${origin}/${projectPath}/-/issues/${iid}`;

/** Tells for issues of these mirrors where they and their copies stand; each instance is read once. Throws `not_found` for a mirror that is gone. */
export const addressesFor = ({ store }: Pick<Deps, 'store'>, mirrorIds: Iterable<MirrorId>): ((mirrorId: MirrorId, issue: Numbers) => IssueAddresses) => {
  const mirrors = new Map(store.mirrors.findMany([...new Set(mirrorIds)]).map((mirror) => [mirror.id, mirror]));
  const instances = [...mirrors.values()].flatMap(({ sourceInstanceId, targetInstanceId }) => [sourceInstanceId, targetInstanceId]);
  const origins = new Map([...new Set(instances)].map((id) => [id, store.instances.stored(id).origin]));
  return (mirrorId, { sourceIid, targetIid }) => {
    const mirror = mirrors.get(mirrorId) ?? store.mirrors.stored(mirrorId);
    const [source = '', target = ''] = [origins.get(mirror.sourceInstanceId), origins.get(mirror.targetInstanceId)];
    return { sourceUrl: issueUrl(source, mirror.sourcePath, sourceIid), targetUrl: targetIid === null ? null : issueUrl(target, mirror.targetPath, targetIid) };
  };
};
