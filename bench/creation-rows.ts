import { createWorld } from '../e2e/world/world.ts';
import type { Row } from './row.ts';

/** Credential, mirror and first run. */
const LEAST = 3;

const requestsToCreate = async (direction: 'push' | 'pull'): Promise<number> => {
  const world = await createWorld();
  try {
    const pair = await world.join(direction);
    await world.project('platform/api');
    for (const side of [world.source, world.target]) side.server.log.clear();
    await world.call('mirrors.create', { pairId: pair.id, source: 'platform/api', target: 'platform/api' });
    return [world.source, world.target].reduce((sum, side) => sum + side.server.log.entries.filter(({ path }) => path.includes('/api/v4/')).length, 0);
  } finally {
    await world.close();
  }
};

/** Requests to both servers for one mirror, preflight included; the floor is the changes alone. */
export const creationRows = async (): Promise<Row[]> => [
  { what: 'create one push mirror', measured: await requestsToCreate('push'), floor: LEAST, allowed: 16, unit: 'requests' },
  { what: 'create one pull mirror', measured: await requestsToCreate('pull'), floor: LEAST, allowed: 16, unit: 'requests' },
];
