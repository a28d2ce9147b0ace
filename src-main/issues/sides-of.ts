import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import { hostKey } from '../rules/issues/origin/host-key.ts';
import type { SourceSide, TargetSide } from '../rules/issues/sides.ts';
import type { StoredMirror } from '../store/mirror-store.ts';

type SidesDeps = Pick<Deps, 'store'>;

/** Every name that origins may know an instance by: today's first. */
const hostsOf = ({ store }: SidesDeps, instanceId: InstanceId): string[] => {
  const { origin } = store.instances.stored(instanceId);
  return [...new Set([origin, ...store.formerOrigins.ofInstance(instanceId)].map(hostKey))];
};

/** The two projects as the rules of issue sync see them. */
export const sidesOf = (deps: SidesDeps, mirror: StoredMirror): { source: SourceSide; target: TargetSide } => ({
  source: {
    url: deps.store.instances.stored(mirror.sourceInstanceId).origin,
    hosts: hostsOf(deps, mirror.sourceInstanceId),
    projectId: mirror.sourceProjectId,
    path: mirror.sourcePath,
  },
  target: { hosts: hostsOf(deps, mirror.targetInstanceId), projectId: mirror.targetProjectId, path: mirror.targetPath },
});

/** The key of the host that GitLab itself writes into addresses of the project's issues; null where the address is none of an issue's. */
export const externalHost = (webUrl: string, projectPath: string): string | null => {
  const end = webUrl.toLowerCase().indexOf(`/${projectPath.toLowerCase()}/-/`);
  const root = end < 0 ? '' : webUrl.slice(0, end);
  return URL.canParse(root) ? hostKey(root) : null;
};
