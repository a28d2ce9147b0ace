import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import dbus, { type MessageBus } from '@particle/dbus-next';
import { z } from 'zod';

const Line = z.tuple([z.string()]);

export type SessionBus = {
  /** For a program that shall find this bus as its session's. */
  env: { DBUS_SESSION_BUS_ADDRESS: string };
  bus: MessageBus;
  stop(): Promise<void>;
};

/** A session bus of its own, with nobody else on it. */
export const startSessionBus = async (): Promise<SessionBus> => {
  const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = once(daemon, 'exit');
  const lines = createInterface({ input: daemon.stdout });
  const env = { DBUS_SESSION_BUS_ADDRESS: Line.parse(await once(lines, 'line'))[0] };
  const bus = dbus.sessionBus({ busAddress: env.DBUS_SESSION_BUS_ADDRESS });
  return {
    env,
    bus,
    async stop() {
      bus.disconnect();
      lines.close();
      daemon.kill();
      await ended;
    },
  };
};
