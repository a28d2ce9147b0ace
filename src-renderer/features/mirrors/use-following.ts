import { useQuery } from '@tanstack/react-query';
import type { MirrorDetail } from '../../../src-preload/contract/models/mirror.ts';
import { call } from '../../api/call.ts';

const STEP_MS = 5000;

/** GitLab runs it, on its own: no job of ours follows the run that we started ourselves. */
export const isWorkingUnwatched = ({ setup, followedBy, observed: { status } }: Pick<MirrorDetail, 'setup' | 'followedBy' | 'observed'>): boolean =>
  setup === 'ready' && followedBy === null && (status === 'scheduled' || status === 'running' || status === 'retrying');

/** While it is `active`, asks GitLab every 5 s how the mirror is; what that changed comes back as an event. */
export const useFollowing = (mirrorId: number, active: boolean): void => {
  useQuery({
    // Under no topic: its own event must not start it again.
    queryKey: ['following', mirrorId],
    queryFn: async () => (await call('mirrors.refresh', { mirrorId })).observed.status,
    enabled: active,
    refetchInterval: STEP_MS,
    gcTime: 0,
  });
};
