import type { MirrorId } from '../../src-preload/contract/ids.ts';
import type { Server } from '../gitlab/double.ts';
import { createIssueWorld, PATH } from '../world/issue-world.ts';
import { addSide } from '../world/sides.ts';
import type { Story } from './edit.ts';
import { createPeople, type People } from './people.ts';

const MAINTAINER = 40;
const DEFAULTS = { direction: 'push', issueSyncEnabled: true } as const;
const OPTIONS = { enabled: true, existing: 'all' } as const;

/** From which server to which, by their numbers. */
type Way = { from: number; to: number };
const WAYS: Readonly<Record<Story['shape'], readonly Way[]>> = {
  'one way': [{ from: 0, to: 1 }],
  'two ways': [{ from: 0, to: 1 }, { from: 1, to: 0 }],
  'two ways and once more': [{ from: 0, to: 1 }, { from: 1, to: 0 }, { from: 0, to: 1 }],
  'ring of three': [{ from: 0, to: 1 }, { from: 1, to: 2 }, { from: 2, to: 0 }],
};

export type Sync = Way & { mirrorId: MirrorId; /** Another mirror copies the same issues there: this one has to refuse. */ isSecond: boolean };

/** Two or three servers with the same project, joined as the story says. */
export const createNetwork = async ({ shape, subPath }: Pick<Story, 'shape' | 'subPath'>) => {
  const below = subPath ? { relativeRoot: '/gitlab' } : {};
  const world = await createIssueWorld({ target: below });
  const sides = [world.source, world.target];
  const { items } = await world.call('instances.list', {});
  const ids = ['Source', 'Target'].map((name) => items.find((one) => one.name === name)?.id ?? 0);
  const ways = WAYS[shape];
  if (ways.some(({ to }) => to === 2)) {
    const third = addSide(await world.double.addServer({ name: 'third' }));
    third.server.addMember(await third.server.addProject({ path: PATH }), third.admin, MAINTAINER);
    ids.push((await world.call('instances.create', { name: 'Third', url: third.server.url, token: third.token.value, network: 'loopback' })).id);
    sides.push(third);
  }
  const syncs: Sync[] = [];
  for (const { from, to } of ways) {
    const isSecond = syncs.some((one) => one.from === from && one.to === to);
    const join = async (): Promise<MirrorId> => {
      const { id: pairId } = await world.call('pairs.create', { name: `Pair ${syncs.length}`, sourceInstanceId: ids[from] ?? 0, targetInstanceId: ids[to] ?? 0, ...DEFAULTS, direction: isSecond ? 'pull' : 'push' });
      return (await world.call('mirrors.create', { pairId, source: PATH, target: PATH })).id;
    };
    const mirrorId = syncs.length === 0 ? world.mirrorId : await join();
    await world.call('issueSync.configure', { mirrorId, ...OPTIONS });
    syncs.push({ from, to, mirrorId, isSecond });
  }
  const servers: Server[] = sides.map(({ server }) => server);
  const people: People[] = servers.map((server, nth) => createPeople(server, PATH, nth));
  return {
    world, servers, people, syncs,
    admins: sides.map(({ admin }) => admin),
    /** Servers whose people's issues are copied at all. */
    origins: [...new Set(ways.map(({ from }) => from))],
    /** While a run of it is under way it is not taken away. */
    async forget({ mirrorId }: Sync): Promise<void> {
      await world.settle();
      const removed = await world.app().call('issueSync.remove', { mirrorId });
      if (!removed.ok && removed.failure.code !== 'conflict') throw new Error(removed.failure.code);
      await world.call('issueSync.configure', { mirrorId, ...OPTIONS });
    },
  };
};

export type Network = Awaited<ReturnType<typeof createNetwork>>;
