import type { Topic } from '../../src-preload/contract/events.ts';
import type { MethodName } from '../../src-preload/contract/methods.ts';

/** The part of the stored world that a method speaks of, `mirrors.list` → `mirrors`. */
export const topicOf = (method: MethodName): string => method.slice(0, method.indexOf('.'));

/** A query's key: `[topic, method, input]`, so that an event can find it by topic. */
export const keyOf = (method: MethodName, input: unknown) => [topicOf(method), method, input] as const;

/** Methods that ask GitLab and not our store: an event of ours says nothing about them. */
const ASKS_GITLAB: readonly MethodName[] = [
  'instances.projects', 'instances.groups', 'instances.existingMirrors', 'instances.discover', 'instances.probe', 'mirrors.preflight', 'issueSync.preflight', 'claim.preflight',
];

export const asksGitLab = (method: unknown): boolean => ASKS_GITLAB.some((name) => name === method);

/** What else is shown with a topic: an instance's row counts pairs and mirrors, a mirror's row names its pair, a sync says whether its job runs. */
const SHOWN_WITH: Record<Topic, readonly string[]> = {
  instances: ['pairs', 'mirrors', 'background', 'overview', 'expiries', 'transfer'],
  pairs: ['instances', 'mirrors', 'issueSync', 'overview', 'expiries', 'transfer'],
  mirrors: ['instances', 'pairs', 'background', 'issueSync', 'overview', 'expiries', 'transfer'],
  jobs: ['cleanUps', 'background', 'issueSync', 'overview'],
  activity: ['cleanUps', 'overview'],
  plans: [],
  issueSync: ['overview', 'transfer'],
  background: ['overview', 'transfer'],
  settings: ['mirrors', 'background', 'overview', 'expiries', 'transfer'],
  claim: ['background', 'overview', 'transfer'],
  vault: [],
};

/** All topics whose queries are stale after these changed. An opened or locked vault changes what everything answers. */
export const staleTopics = (changed: readonly Topic[]): Set<string> =>
  changed.includes('vault')
    ? new Set([...Object.keys(SHOWN_WITH), ...Object.values(SHOWN_WITH).flat()])
    : new Set(changed.flatMap((topic) => [topic, ...SHOWN_WITH[topic]]));
