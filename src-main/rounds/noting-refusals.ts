import type { InstanceId } from '../../src-preload/contract/ids.ts';
import type { Deps } from '../deps.ts';
import type { GitLab } from '../gitlab/gitlab.ts';
import { refusesToken } from '../instances/refuses-token.ts';

type Asked = Pick<GitLab, 'listProjectsAfter' | 'listPushMirrors' | 'readPullMirror' | 'readProject'>;

/**
 * The same way to GitLab, which notes of an instance that it refuses its token, and that it takes it again: without that nobody would
 * learn that its mirrors are not looked at any more, until their last comparison is too old to count.
 */
export const notingRefusals = ({ to, store, clock }: Pick<Deps, 'to' | 'store' | 'clock'>): Deps['to'] => {
  const note = (instanceId: InstanceId, refuses: boolean): void => {
    const known = store.overview.instances().find(({ id }) => id === instanceId);
    if (known === undefined || (known.reachability === 'unauthorized') === refuses) return;
    store.instances.noteReachability(instanceId, refuses ? 'unauthorized' : 'ok', clock.now());
  };
  return (instanceId, priority) => {
    const gitlab = to(instanceId, priority);
    let isNoted: boolean | null = null;
    const noted = (refuses: boolean): void => {
      if (isNoted !== refuses) note(instanceId, refuses);
      isNoted = refuses;
    };
    const noting = <A extends unknown[], R>(ask: (...args: A) => Promise<R>) => async (...args: A): Promise<R> => {
      try {
        const answer = await ask(...args);
        noted(false);
        return answer;
      } catch (error) {
        if (refusesToken(error)) noted(true);
        throw error;
      }
    };
    const asked: Asked = {
      listProjectsAfter: noting(gitlab.listProjectsAfter),
      listPushMirrors: noting(gitlab.listPushMirrors),
      readPullMirror: noting(gitlab.readPullMirror),
      readProject: noting(gitlab.readProject),
    };
    return { ...gitlab, ...asked };
  };
};
