import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Clock, Environment } from '../../ports.ts';

/** What a question over D-Bus ends with: the first value of the answer, `error` where it was refused, `silent` where none came in time. */
type Answer = { value: unknown } | 'error' | 'silent';
type Question = { destination: string; path: string; interface: string; member: string; signature: string; body: unknown[] };
type Ask = (question: Question) => Promise<Answer>;

/** An idle keyring answers within milliseconds; one that needs longer would hold up the whole program with each of its answers. */
const LIMIT_MS = 1500;

const bus: Pick<Question, 'destination' | 'path' | 'interface'> = { destination: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', interface: 'org.freedesktop.DBus' };

/** Whether somebody serves this name, or begins to when asked. Null where the bus does not say in time. */
const isThere = async (ask: Ask, name: string): Promise<boolean | null> => {
  const owner = await ask({ ...bus, member: 'NameHasOwner', signature: 's', body: [name] });
  if (typeof owner === 'object' && owner.value === true) return true;
  const started = await ask({ ...bus, member: 'StartServiceByName', signature: 'su', body: [name, 0] });
  return started === 'silent' ? null : started !== 'error';
};

const SECRET_SERVICE = 'org.freedesktop.secrets';

/** The keyring that the desktop's programs share is open. Where there is none yet, making it asks the person for a password. */
const isSecretServiceOpen = async (ask: Ask): Promise<boolean> => {
  const collection = { destination: SECRET_SERVICE, path: '/org/freedesktop/secrets/aliases/default', interface: 'org.freedesktop.DBus.Properties' };
  const locked = await ask({ ...collection, member: 'Get', signature: 'ss', body: ['org.freedesktop.Secret.Collection', 'Locked'] });
  return typeof locked === 'object' && z.object({ value: z.literal(false) }).safeParse(locked.value).success;
};

const wallet = (daemon: string) => ({
  name: `org.kde.${daemon}`,
  async isOpen(ask: Ask): Promise<boolean> {
    const service = { destination: `org.kde.${daemon}`, path: `/modules/${daemon}`, interface: 'org.kde.KWallet' };
    const named = await ask({ ...service, member: 'networkWallet', signature: '', body: [] });
    if (typeof named !== 'object') return false;
    const open = await ask({ ...service, member: 'isOpen', signature: 's', body: [z.string().parse(named.value)] });
    return typeof open === 'object' && open.value === true;
  },
});

const KEYRINGS: Readonly<Record<string, { name: string; isOpen(ask: Ask): Promise<boolean> }>> = {
  gnome_libsecret: { name: SECRET_SERVICE, isOpen: isSecretServiceOpen },
  kwallet: wallet('kwalletd'),
  kwallet5: wallet('kwalletd5'),
  kwallet6: wallet('kwalletd6'),
};

/** As libsecret finds the session's bus. */
const sessionBus = (environment: Environment): string | null => {
  const said = environment('DBUS_SESSION_BUS_ADDRESS');
  if (said !== null) return said;
  const socket = path.join(environment('XDG_RUNTIME_DIR') ?? '', 'bus');
  return path.isAbsolute(socket) && existsSync(socket) ? `unix:path=${socket}` : null;
};

/** Asks on a connection of its own, which ends with `done`; each question has its time limit. */
const connect = async (busAddress: string, clock: Clock): Promise<{ ask: Ask; done(): void }> => {
  // Only a Linux desktop on an older runtime ever comes here.
  const { default: dbus } = await import('@particle/dbus-next');
  const session = dbus.sessionBus({ busAddress });
  const broken = new Promise<'error'>((resolve) => void session.on('error', () => resolve('error')));
  const ask: Ask = async (question) => {
    let disarm = (): void => undefined;
    const late = new Promise<'silent'>((resolve) => {
      disarm = clock.after(LIMIT_MS, () => resolve('silent'));
    });
    const reply = session.call(new dbus.Message(question)).then(
      (message): Answer => ({ value: message?.body[0] }),
      (): Answer => 'error',
    );
    try {
      return await Promise.race([reply, late, broken]);
    } finally {
      disarm();
    }
  };
  return { ask, done: () => session.disconnect() };
};

/**
 * Whether the desktop's keyring would answer at once: it is open, or there is none to wait for. One that is locked asks the person first,
 * and one that hangs never answers; who asks either of them with a function that blocks, waits as long. `backend` is Chromium's name.
 */
export const createKeyring =
  (environment: Environment, clock: Clock) =>
  async (backend: string): Promise<boolean> => {
    const keyring = KEYRINGS[backend];
    const address = sessionBus(environment);
    if (keyring === undefined || address === null) return true;
    const { ask, done } = await connect(address, clock);
    try {
      const there = await isThere(ask, keyring.name);
      // One that is not there cannot make anybody wait.
      return there === false || (there === true && (await keyring.isOpen(ask)));
    } finally {
      done();
    }
  };
