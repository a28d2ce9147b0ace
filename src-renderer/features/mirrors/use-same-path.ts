import type { ProjectSummary } from '../../../src-preload/contract/models/instance.ts';
import { useCall } from '../../api/use-call.ts';
import { sameProjects } from './same-projects.ts';

/** After the source is chosen: what the target instance has under the same path or name, to be offered. */
export const useSamePath = (source: ProjectSummary | null, targetInstanceId: number | null): readonly ProjectSummary[] => {
  const name = source?.path.split('/').at(-1) ?? '';
  const { data } = useCall('instances.projects', { instanceId: targetInstanceId ?? 0, text: name }, { enabled: targetInstanceId !== null && name !== '', goodFor: 60_000 });
  return source === null ? [] : sameProjects(source.path, data?.items ?? []);
};
