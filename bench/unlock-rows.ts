import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createNoKeyStore } from '../src-main/adapters/no-key-store.ts';
import { createPlainMachine } from '../src-main/adapters/plain-machine.ts';
import { createSurroundings } from '../src-main/adapters/surroundings.ts';
import { createSystemChance } from '../src-main/adapters/system-chance.ts';
import { type App, createApp } from '../src-main/app.ts';
import type { Clock } from '../src-main/ports.ts';
import { median, rounded, type Row } from './row.ts';

const PASSPHRASE = 'a passphrase for the bench';
const UNLOCKS = 5;
const HOUR_MS = 3_600_000;
/** A person finds a forgotten passphrase among some; a machine that guesses does not get far with so few. */
const ALLOWED_ATTEMPTS = 20;
/** So many show that nothing slows them. */
const MOST_ATTEMPTS = 10 * ALLOWED_ATTEMPTS;
/** Opening is to cost what working out the key costs, and little besides. */
const ALLOWED_SHARE = 1.5;

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A clock that stands until it is moved; nothing waits for it here. */
const createStandingClock = (): Clock & { move(ms: number): void } => {
  let now = Date.now();
  return { now: () => now, after: () => () => undefined, move: (ms) => void (now += ms) };
};

/** How long opening takes, in ms. Fails where it does not open: a refusal would be fast. */
const msOfUnlock = async (app: App): Promise<number> => {
  const began = performance.now();
  const reply = await app.call('vault.unlock', { passphrase: PASSPHRASE });
  if (!reply.ok) throw new Error(`the vault stays locked: ${reply.failure.code}`);
  return performance.now() - began;
};

/** How long a wrong one takes, in ms; the clock is moved to whenever the next is allowed. */
const msOfRefusal = async (app: App, clock: { now(): number; move(ms: number): void }): Promise<number> => {
  const began = performance.now();
  const reply = await app.call('vault.unlock', { passphrase: 'not this one' });
  const ms = performance.now() - began;
  if (reply.ok || reply.failure.code !== 'wrong_passphrase') throw new Error('a wrong passphrase was not refused as one');
  clock.move(Math.max(1, (reply.failure.retryAt ?? clock.now()) - clock.now()));
  return ms;
};

/**
 * What opening by a passphrase costs, beside a wrong one, which is worked out as well and opens nothing, in turn; and how many wrong ones one can try
 * in an hour, on a clock that is moved to whenever the next is allowed, beside what the working out alone would allow.
 */
export const measureUnlock = async (): Promise<Row[]> => {
  const data = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-unlock-'));
  const clock = createStandingClock();
  const app = await createApp({ clock, chance: createSystemChance(clock.now), log: quietLog, keyStore: createNoKeyStore(), ...createSurroundings(process.cwd(), data), ...createPlainMachine() });
  try {
    await app.call('vault.setUp', { passphrase: PASSPHRASE });
    const [unlocks, refusals]: [number[], number[]] = [[], []];
    for (let unlock = 0; unlock < UNLOCKS; unlock += 1) {
      await app.call('vault.lock', {});
      refusals.push(await msOfRefusal(app, clock));
      unlocks.push(await msOfUnlock(app));
    }
    await app.call('vault.lock', {});
    const end = clock.now() + HOUR_MS;
    let attempts = 0;
    for (; clock.now() < end && attempts < MOST_ATTEMPTS; attempts += 1) await msOfRefusal(app, clock);
    const floor = median(refusals);
    return [
      { what: 'unlock by passphrase', measured: rounded(median(unlocks)), floor: rounded(floor), allowed: rounded(floor * ALLOWED_SHARE), unit: 'ms' },
      { what: 'wrong passphrases in an hour', measured: attempts, floor: Math.round(HOUR_MS / floor), allowed: ALLOWED_ATTEMPTS, unit: 'attempts' },
    ];
  } finally {
    await app.stop(5000);
    rmSync(data, { recursive: true, force: true });
  }
};
