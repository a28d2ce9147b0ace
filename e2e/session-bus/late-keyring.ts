import dbus, { type Message } from '@particle/dbus-next';
import type { SessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.secrets';

/** The keyring of another bus under its own name on this one, where it answers each question so many ms later than it would; what it refuses is answered with nothing. */
export const startLateKeyring = async ({ bus }: Pick<SessionBus, 'bus'>, keyring: Pick<SessionBus, 'bus'>, lateMs: () => number): Promise<void> => {
  const ask = async ({ path, interface: of, member, signature, body }: Message): Promise<Message | null> => {
    await new Promise((resolve) => setTimeout(resolve, lateMs()));
    return keyring.bus.call(new dbus.Message({ destination: NAME, path, interface: of, member, signature, body })).catch(() => null);
  };
  bus.addMethodHandler((question: Message): boolean => {
    if (!question.path.startsWith('/org/freedesktop/secrets')) return false;
    void ask(question).then((reply) => bus.send(dbus.Message.newMethodReturn(question, reply?.signature, reply?.body)));
    return true;
  });
  await bus.requestName(NAME, 0);
};
