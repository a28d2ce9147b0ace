/** From so many questions on, one for everything that the token can see is cheaper than each by itself. */
const INSTANCE_FROM = 10;

export type FeedSync = { mirrorId: number; instanceId: number; projectId: number; path: string };

/** One listing of issues that tells for several syncs of an instance whether anything has changed. */
export type Feed = { instanceId: number; by: { kind: 'instance' } | { kind: 'group'; path: string } | { kind: 'project'; projectId: number }; mirrorIds: number[] };

const groupBy = <T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
};

const topGroup = ({ path }: FeedSync): string => path.split('/')[0] ?? path;

const ids = (syncs: readonly FeedSync[]): number[] => syncs.map(({ mirrorId }) => mirrorId);

/**
 * The fewest listings that answer for all syncs: a group with several at once, single projects by themselves, and on a server of one's
 * own that would take many of them, everything at once. `asks` says what may be asked: gitlab.com as a whole may not, and the namespace
 * of a person is no group.
 */
export const chooseFeeds = (syncs: readonly FeedSync[], asks: { instance: (instanceId: number) => boolean; group: (instanceId: number, path: string) => boolean }): Feed[] =>
  [...groupBy(syncs, ({ instanceId }) => instanceId)].flatMap(([instanceId, own]) => {
    const feeds = [...groupBy(own, topGroup)].flatMap(([path, members]) => groupFeeds(instanceId, path, members, asks.group(instanceId, path)));
    return feeds.length >= INSTANCE_FROM && asks.instance(instanceId) ? [{ instanceId, by: { kind: 'instance' }, mirrorIds: ids(own) } satisfies Feed] : feeds;
  });

const groupFeeds = (instanceId: number, path: string, members: readonly FeedSync[], mayAsk: boolean): Feed[] => {
  const projects = groupBy(members, ({ projectId }) => projectId);
  if (mayAsk && projects.size > 1) return [{ instanceId, by: { kind: 'group', path }, mirrorIds: ids(members) }];
  return [...projects].map(([projectId, own]) => ({ instanceId, by: { kind: 'project', projectId }, mirrorIds: ids(own) }));
};
