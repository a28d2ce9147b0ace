import path from 'node:path';
import { createWorld, type World } from '../../../e2e/world/world.ts';

const PASSPHRASE = 'six words that nobody would guess';
export const PATH = 'platform/api';

/** Machines over the servers of the first one, each with a data folder, an application and a clock of its own. */
export const createMachines = () => {
  const worlds: World[] = [];
  const newWorld = async (): Promise<World> => {
    const world = await createWorld();
    worlds.push(world);
    return world;
  };

  return {
    newWorld,
    /** A machine with a mirror, where the claim is switched on, and the backup that it made. */
    async first(): Promise<{ world: World; file: { path: string }; mirrorId: number }> {
      const world = await newWorld();
      const pair = await world.join('push');
      await world.project(PATH);
      const { id: mirrorId } = await world.call('mirrors.create', { pairId: pair.id, source: PATH, target: PATH });
      await world.settle();
      await world.call('transfer.identity', { name: 'Office' });
      await world.call('claim.turnOn', { instanceId: pair.targetInstanceId, project: PATH });
      const file = { path: path.join(world.data, 'one.age') };
      await world.call('transfer.backup', { file, passphrase: PASSPHRASE, secrets: true });
      return { world, file, mirrorId };
    },
    /** Another machine on which the backup of the first one was restored. */
    async restored(first: World, file: { path: string }, name: string): Promise<World> {
      const world = await newWorld();
      await world.call('transfer.identity', { name });
      await world.call('transfer.restore', this.restoreInput(first, file, 'replace'));
      world.app().startWork();
      return world;
    },
    restoreInput: (first: World, file: { path: string }, how: 'replace' | 'merge') => ({ file, passphrase: PASSPHRASE, how, approve: [first.source.server.url, first.target.server.url] }),
    /** Lets so much time pass on the servers and on these machines; on others it stands still, as if they slept. */
    async pass(first: World, ms: number, ...running: World[]): Promise<void> {
      first.double.clock.advance(ms);
      await Promise.all(running.map((world) => world.passing(new Promise<void>((resolve) => void world.clock.after(ms, resolve)))));
    },
    async close(): Promise<void> {
      for (const world of worlds.splice(0).toReversed()) await world.close();
    },
  };
};
