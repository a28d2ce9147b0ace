import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { createWorld, PASSPHRASE } from './world.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
export const PROJECT = 'platform/api';

/** Each kind of kill: before GitLab has done it, and after it has, before the answer. */
export const MOMENTS = ['reset_before', 'reset_after_commit'] as const;
type Moment = (typeof MOMENTS)[number];

/** A world with a pair and a project, whose command line runs as a process of its own that can be killed at a request. */
export const createVictim = async (direction: 'push' | 'pull', profiles: Parameters<typeof createWorld>[0] = {}) => {
  const world = await createWorld(profiles);
  const { id: pairId } = await world.join(direction);
  await world.project(PROJECT);
  const passphrase = path.join(world.data, 'passphrase');
  writeFileSync(passphrase, PASSPHRASE, { mode: 0o600 });
  const sides = [world.source, world.target];

  const maestro = (...args: string[]): ChildProcess =>
    spawn(process.execPath, [path.join(ROOT, 'dist/main/maestro.js'), ...args, '--data', world.data, '--passphrase-file', passphrase], { stdio: ['ignore', 'pipe', 'inherit'] });

  const finished = async (child: ChildProcess): Promise<unknown> => {
    let out = '';
    child.stdout?.on('data', (chunk) => (out += String(chunk)));
    await once(child, 'close');
    return out === '' ? null : JSON.parse(out);
  };

  return {
    world,
    pairId,
    /** Runs a call (method, input, options) and kills its process when the named request reaches GitLab. */
    async killedAt(kind: Moment, method: string, at: RegExp, [name, input, ...options]: [string, object, ...string[]]): Promise<void> {
      let killed = false;
      const running: { child?: ChildProcess } = {};
      const onStrike = async (): Promise<void> => {
        const { child } = running;
        if (child === undefined) throw new Error('nothing runs');
        const gone = once(child, 'exit');
        killed = child.kill('SIGKILL');
        await gone;
      };
      for (const side of sides) side.server.faults.add({ method, path: at, kind, onStrike });
      running.child = maestro('call', name, JSON.stringify(input), ...options);
      await finished(running.child);
      for (const side of sides) side.server.faults.clear();
      expect(killed).toBe(true);
    },
    /** Runs a call in a process of its own and waits for the job that it names. */
    async run(name: string, input: object): Promise<void> {
      expect(await finished(maestro('call', name, JSON.stringify(input), '--wait'))).toMatchObject({ ok: true });
    },
    /** The next start: runs until nothing is left to do. */
    async repair(): Promise<void> {
      expect(await finished(maestro('run', '--until-idle'))).toMatchObject({ ok: true });
    },
    close: () => world.close(),
  };
};

export type Victim = Awaited<ReturnType<typeof createVictim>>;
