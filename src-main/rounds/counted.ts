import type { Deps } from '../deps.ts';
import type { GitLab } from '../gitlab/gitlab.ts';

type Asked = Pick<GitLab, 'listProjectsAfter' | 'listPushMirrors' | 'readPullMirror' | 'readProject'>;

/** The same way to GitLab, with `onRequest` called for each question of a status round. */
export const counted = (to: Deps['to'], onRequest: () => void): Deps['to'] => {
  const counting = <A extends unknown[], R>(ask: (...args: A) => R) => (...args: A): R => {
    onRequest();
    return ask(...args);
  };
  return (instanceId, priority) => {
    const gitlab = to(instanceId, priority);
    const asked: Asked = {
      listProjectsAfter: counting(gitlab.listProjectsAfter),
      listPushMirrors: counting(gitlab.listPushMirrors),
      readPullMirror: counting(gitlab.readPullMirror),
      readProject: counting(gitlab.readProject),
    };
    return { ...gitlab, ...asked };
  };
};
