import { createCreationWorld } from '../e2e/world/creation-world.ts';
import { createWorld } from '../e2e/world/world.ts';
import { rounded, type Row } from './row.ts';

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

const MINUTE_MS = 60_000;
const MANY = 1000;
/** What one creation cannot do without: mirror and first run on the source, the credential on the target. */
const LEAST_ON = { source: 2, target: 1 } as const;
/** With what is asked before: the project and its mirrors, these once more right before the new one; the project and its protected branches. */
const ALLOWED_ON = { source: 5, target: 3 } as const;
/** Lists of both sides for the plan, in pages. */
const PLANNING = 0.02;

/** 1,000 mirrors planned by path rules and made, by the virtual clock; the busier of both servers decides. */
const createMany = async (requestsPerMinute: number): Promise<Row[]> => {
  const world = await createCreationWorld({ projects: MANY, requestsPerMinute });
  try {
    const began = world.clock.now();
    const { state } = await world.createAll();
    if (state !== 'succeeded') throw new Error(`the plan ended ${state}`);
    const minutes = (world.clock.now() - began) / MINUTE_MS;
    // A rate of n lets n through at once, and the next n a minute later.
    const shortest = Math.floor((Math.max(world.source.requests(), world.target.requests()) - 1) / requestsPerMinute);
    const name = `plan and create 1,000 push mirrors at ${requestsPerMinute}/min`;
    const sides = (['source', 'target'] as const).map((side): Row => ({
      what: `${name}: requests, ${side}`, measured: world[side].requests(), floor: MANY * LEAST_ON[side], allowed: MANY * (ALLOWED_ON[side] + PLANNING), unit: 'requests',
    }));
    return [
      ...sides,
      { what: `${name}: virtual time`, measured: rounded(minutes), floor: rounded(shortest), allowed: rounded(shortest / 0.9), unit: 'min' },
      { what: `${name}: part of the rate left unused`, measured: rounded(100 - (100 * shortest) / minutes), floor: 0, allowed: 10, unit: '%' },
    ];
  } finally {
    await world.close();
  }
};

/** Requests to both servers for one mirror, preflight included, and for many by a plan; the floor is the changes alone. */
export const creationRows = async (): Promise<Row[]> => [
  { what: 'create one push mirror', measured: await requestsToCreate('push'), floor: LEAST, allowed: 16, unit: 'requests' },
  { what: 'create one pull mirror', measured: await requestsToCreate('pull'), floor: LEAST, allowed: 16, unit: 'requests' },
  ...(await createMany(2000)),
  ...(await createMany(600)),
];
