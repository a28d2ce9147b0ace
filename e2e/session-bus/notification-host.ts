import dbus from '@particle/dbus-next';
import type { SessionBus } from './session-bus.ts';

const NAME = 'org.freedesktop.Notifications';
const { Interface } = dbus.interface;

export type Shown = { id: number; title: string; body: string };

/** What a desktop is asked that shows notifications. */
class Notifications extends Interface {
  readonly shown: Shown[] = [];

  constructor() {
    super(NAME);
  }

  GetCapabilities(): string[] {
    return ['body', 'actions'];
  }

  GetServerInformation(): string[] {
    return ['panel', 'test', '1', '1.2'];
  }

  Notify(_program: string, _replaces: number, _icon: string, title: string, body: string): number {
    const id = this.shown.length + 1;
    this.shown.push({ id, title, body });
    return id;
  }

  CloseNotification(): void {}

  ActionInvoked(id: number, action: string): [number, string] {
    return [id, action];
  }

  NotificationClosed(id: number, reason: number): [number, number] {
    return [id, reason];
  }
}

Notifications.configureMembers({
  methods: {
    GetCapabilities: { outSignature: 'as' },
    GetServerInformation: { outSignature: 'ssss' },
    Notify: { inSignature: 'susssasa{sv}i', outSignature: 'u' },
    CloseNotification: { inSignature: 'u' },
  },
  signals: { ActionInvoked: { signature: 'us' }, NotificationClosed: { signature: 'uu' } },
});

/** A desktop that shows notifications, and clicks them. */
export const startNotificationHost = async ({ bus }: Pick<SessionBus, 'bus'>) => {
  const service = new Notifications();
  bus.export('/org/freedesktop/Notifications', service);
  await bus.requestName(NAME, 0);
  return { shown: service.shown, click: (id: number): unknown => service.ActionInvoked(id, 'default') };
};
