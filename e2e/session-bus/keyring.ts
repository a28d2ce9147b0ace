import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import dbus from '@particle/dbus-next';
import { expect } from 'vitest';
import type { SessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.secrets';

const isThere = async ({ bus }: Pick<SessionBus, 'bus'>): Promise<boolean> => {
  const question = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };
  const reply = await bus.call(new dbus.Message({ ...question, member: 'NameHasOwner', signature: 's', body: [NAME] }));
  return reply?.body[0] === true;
};

export type Keyring = {
  /** Answers nothing from now on, as one whose disk or prompt hangs. */
  freeze(): void;
  thaw(): void;
  stop(): Promise<void>;
};

/**
 * GNOME's keyring on a session bus, with its files below `home`. A password opens it, and makes it where there is none yet; without one it
 * is there, and locked.
 */
export const startKeyring = async (session: SessionBus, { home, password }: { home: string; password: string | null }): Promise<Keyring> => {
  const control = path.join(home, 'control');
  mkdirSync(path.join(home, 'keyrings'), { recursive: true });
  mkdirSync(control, { recursive: true, mode: 0o700 });
  const args = ['--foreground', '--components=secrets', `--control-directory=${control}`, ...(password === null ? [] : ['--unlock'])];
  const daemon = spawn('gnome-keyring-daemon', args, { env: { ...process.env, ...session.env, XDG_DATA_HOME: home }, stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = once(daemon, 'exit');
  daemon.stdin.end(password ?? '');
  await expect.poll(() => isThere(session)).toBe(true);
  return {
    freeze: () => void daemon.kill('SIGSTOP'),
    thaw: () => void daemon.kill('SIGCONT'),
    async stop() {
      daemon.kill('SIGCONT');
      daemon.kill();
      await ended;
    },
  };
};
