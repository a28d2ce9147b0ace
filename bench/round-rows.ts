import { createManyMirrors, type ManyOptions } from '../e2e/world/many-mirrors.ts';
import { createStatusRound } from '../src-main/rounds/status-round.ts';
import { createVerifyRound } from '../src-main/rounds/verify-round.ts';
import { rounded, type Row } from './row.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const INTERVAL_MINUTES = 15;

/** What one comparison cannot do without on the busier side: the mirror itself, and two requests that list refs. */
const LEAST_PER_MIRROR = 3;

/** 1,000 comparisons, by the virtual clock; the busier of both servers decides. */
const verify = async (requestsPerMinute: number): Promise<Row[]> => {
  const world = await createManyMirrors({ mirrors: 1000, direction: 'push', requestsPerMinute, seenAgo: 48 * HOUR_MS });
  try {
    const began = world.clock.now();
    await world.runJob('verify-round', createVerifyRound(world));
    const minutes = (world.clock.now() - began) / MINUTE_MS;
    const requests = Math.max(world.source.requests(), world.target.requests());
    // A rate of n lets n through at once, and the next n a minute later.
    const shortest = Math.floor((requests - 1) / requestsPerMinute);
    const least = 1000 * LEAST_PER_MIRROR;
    const name = `compare 1,000 mirrors at ${requestsPerMinute}/min`;
    return [
      { what: `${name}: requests, source`, measured: world.source.requests(), floor: least, allowed: Math.round(least * 1.05), unit: 'requests' },
      { what: `${name}: requests, target`, measured: world.target.requests(), floor: 2000, allowed: 2100, unit: 'requests' },
      { what: `${name}: virtual time`, measured: rounded(minutes), floor: rounded(shortest), allowed: rounded(shortest / 0.9), unit: 'min' },
      { what: `${name}: part of the rate left unused`, measured: rounded(100 - (100 * shortest) / minutes), floor: 0, allowed: 10, unit: '%' },
    ];
  } finally {
    await world.close();
  }
};

/** A whole round over 10,000 mirrors, all of them overdue, at 600 requests a minute; where that rate cannot do it in the interval, at nine tenths of it. */
const status = async (what: string, least: number, allowed: number, options: Omit<ManyOptions, 'mirrors'>, isActive: (nth: number) => boolean): Promise<Row[]> => {
  const world = await createManyMirrors({ mirrors: 10_000, seenAgo: INTERVAL_MINUTES * MINUTE_MS, ...options });
  try {
    const owner = options.direction === 'push' ? world.source : world.target;
    for (let nth = 0; nth < 10_000; nth += 1) if (isActive(nth)) owner.state(nth).lastActivityAt = world.clock.now() - MINUTE_MS;
    const began = world.clock.now();
    await world.runJob('status-round', createStatusRound(world));
    const minutes = (world.clock.now() - began) / MINUTE_MS;
    return [
      { what: `status round over 10,000 ${what}`, measured: owner.requests(), floor: least, allowed, unit: 'requests' },
      { what: `status round over 10,000 ${what}: virtual time`, measured: rounded(minutes), floor: Math.floor((least - 1) / 600), allowed: Math.max(INTERVAL_MINUTES, rounded(least / 600 / 0.9)), unit: 'min' },
    ];
  } finally {
    await world.close();
  }
};

export const roundRows = async (): Promise<Row[]> => [
  ...(await verify(2000)),
  ...(await verify(600)),
  ...(await status('pull mirrors, 1 in 100 active', 200, 250, { direction: 'pull' }, (nth) => nth % 100 === 0)),
  ...(await status('push mirrors, 1 in 20 active', 600, 700, { direction: 'push' }, (nth) => nth % 20 === 0)),
  ...(await status('push mirrors, every project active', 10_000, 10_200, { direction: 'push' }, () => true)),
];
