import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, CLEAN, PASSPHRASE, type World } from '../world/world.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const PROJECT = 'platform/api';
/** Each kind of kill: before GitLab has done it, and after it has, before the answer. */
const MOMENTS = ['reset_before', 'reset_after_commit'] as const;

let world: World;
afterEach(() => world.close());

/** A world whose data folder is free: the command line opens it as a process of its own, which can be killed. */
const setUp = async (direction: 'push' | 'pull') => {
  world = await createWorld();
  const pair = await world.join(direction);
  await world.project(PROJECT);
  writeFileSync(path.join(world.data, 'passphrase'), PASSPHRASE, { mode: 0o600 });
  return pair;
};

const maestro = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [path.join(ROOT, 'dist/main/maestro.js'), ...args, '--data', world.data, '--passphrase-file', path.join(world.data, 'passphrase')], { stdio: ['ignore', 'pipe', 'inherit'] });

const finished = async (child: ChildProcess): Promise<unknown> => {
  let out = '';
  child.stdout?.on('data', (chunk) => (out += String(chunk)));
  await once(child, 'close');
  return out === '' ? null : JSON.parse(out);
};

/** Runs a call and kills its process at the moment when the request reaches GitLab; answers whether it was killed. */
const killedAt = async (kind: (typeof MOMENTS)[number], method: string, at: RegExp, call: [string, object]): Promise<void> => {
  let killed = false;
  const child: { process?: ChildProcess } = {};
  const onStrike = async (): Promise<void> => {
    const { process: running } = child;
    if (running === undefined) throw new Error('nothing runs');
    const gone = once(running, 'exit');
    killed = running.kill('SIGKILL');
    await gone;
  };
  for (const side of [world.source, world.target]) side.server.faults.add({ method, path: at, kind, onStrike });
  child.process = maestro('call', call[0], JSON.stringify(call[1]));
  await finished(child.process);
  for (const side of [world.source, world.target]) side.server.faults.clear();
  expect(killed).toBe(true);
};

const repair = async (): Promise<void> => {
  expect(await finished(maestro('run', '--until-idle'))).toMatchObject({ ok: true });
};

const mirrorsHere = async (): Promise<number> => {
  await world.reopen();
  return (await world.call('mirrors.list', {})).total;
};

describe('a process that is killed while it creates a mirror leaves nothing, on GitLab and here', () => {
  const steps: ['push' | 'pull', string, RegExp][] = [
    ['push', 'POST', /access_tokens$/],
    ['push', 'POST', /remote_mirrors$/],
    ['push', 'POST', /sync$/],
    ['pull', 'POST', /access_tokens$/],
    ['pull', 'PUT', /mirror\/pull$/],
  ];
  it.each(steps.flatMap((step) => MOMENTS.map((moment) => [...step, moment] as const)))('%s mirror, %s %s, %s', async (direction, method, at, moment) => {
    const { id } = await setUp(direction);
    await world.letGo();
    await killedAt(moment, method, at, ['mirrors.create', { pairId: id, source: PROJECT, target: PROJECT }]);
    await repair();
    expect(world.leftovers(PROJECT)).toEqual(CLEAN);
    expect(await mirrorsHere()).toBe(0);
  });
});

describe('a process that is killed while it removes a mirror finishes it at the next start', () => {
  const steps: ['push' | 'pull', string, RegExp][] = [
    ['push', 'DELETE', /remote_mirrors/],
    ['push', 'DELETE', /access_tokens/],
    ['pull', 'PUT', /mirror\/pull$/],
    ['pull', 'DELETE', /access_tokens/],
  ];
  it.each(steps.flatMap((step) => MOMENTS.map((moment) => [...step, moment] as const)))('%s mirror, %s %s, %s', async (direction, method, at, moment) => {
    const { id } = await setUp(direction);
    const mirror = await world.call('mirrors.create', { pairId: id, source: PROJECT, target: PROJECT });
    await world.letGo();
    await killedAt(moment, method, at, ['mirrors.remove', { mirrorId: mirror.id }]);
    await repair();
    expect(world.leftovers(PROJECT)).toEqual(CLEAN);
    expect(await mirrorsHere()).toBe(0);
  });
});

describe('a process that is killed while it changes a mirror leaves GitLab as we want it', () => {
  const steps: ['push' | 'pull', RegExp][] = [['push', /remote_mirrors\/\d+$/], ['pull', /mirror\/pull$/]];
  it.each(steps.flatMap((step) => MOMENTS.map((moment) => [...step, moment] as const)))('%s mirror, PUT %s, %s', async (direction, at, moment) => {
    const { id } = await setUp(direction);
    const mirror = await world.call('mirrors.create', { pairId: id, source: PROJECT, target: PROJECT });
    await world.letGo();
    await killedAt(moment, 'PUT', at, ['mirrors.update', { mirrorId: mirror.id, overrides: { overwriteDiverged: true } }]);
    await repair();
    await world.reopen();
    expect((await world.call('mirrors.verify', { mirrorId: mirror.id })).settings).toEqual({ state: 'match', differences: [] });
  });
});
