import { onTestFinished } from 'vitest';
import { InstanceId } from '../../../src-preload/contract/ids.ts';
import type { Failure } from '../../../src-preload/contract/failures.ts';
import { createSystemClock } from '../../adapters/system-clock.ts';
import type { Chance, Clock, Log, LogData } from '../../ports.ts';
import { AppError } from '../../rules/app-error.ts';
import { Secret } from '../../rules/secret.ts';
import type { Resolve } from '../connector.ts';
import { createDoor } from '../door.ts';
import type { Connection, Door, GitLab, Priority } from '../gitlab.ts';

export const CANARY = 'glpat-canary-0123456789';
export const INSTANCE = InstanceId.parse(7);

/** Chance that never waits: every jittered pause is as short as it can be. */
export const noChance: Chance = { uid: () => '0'.repeat(26), fraction: () => 0, bytes: (count) => new Uint8Array(count) };

export type LogLine = { level: 'info' | 'warn' | 'error'; event: string; data: LogData };

export const createTestLog = (): Log & { lines: LogLine[] } => {
  const lines: LogLine[] = [];
  const at = (level: LogLine['level']) => (event: string, data: LogData = {}) => void lines.push({ level, event, data });
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
};

export const connectionTo = (origin: string, more: Partial<Connection> = {}): Connection => ({
  instanceId: INSTANCE,
  origin,
  token: new Secret(CANARY),
  network: 'loopback',
  caCertificate: null,
  ...more,
});

export type TestDoor = { door: Door; gitlab: GitLab; log: ReturnType<typeof createTestLog> };

type Options = { clock?: Clock; resolve?: Resolve; priority?: Priority; connection?: Partial<Connection>; limits?: { requestsPerMinute: number; concurrency: number } };

/** A door with one instance behind it, closed when the test ends. */
export const openDoor = (origin: string, { clock = createSystemClock(), resolve, priority = 'person', connection, limits }: Options = {}): TestDoor => {
  const log = createTestLog();
  const door = createDoor({ clock, chance: noChance, log, proxies: { http: '', https: '', bypass: '' }, ...(resolve === undefined ? {} : { resolve }) });
  onTestFinished(() => door.close());
  if (limits !== undefined) door.setLimits(limits);
  return { door, gitlab: door.to(connectionTo(origin, connection), priority), log };
};

/** The failure with which a call ends; a value, or anything thrown that is no failure, fails the test. */
export const failureFrom = async (call: Promise<unknown>): Promise<Failure> => {
  const error = await call.then(
    (value) => new Error(`no failure but ${JSON.stringify(value)}`),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  return error.failure;
};
