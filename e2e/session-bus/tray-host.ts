import dbus from '@particle/dbus-next';
import { z } from 'zod';
import type { SessionBus } from './session-bus.ts';

const NAME = 'org.kde.StatusNotifierWatcher';
const ITEM = { path: '/StatusNotifierItem', interface: 'org.kde.StatusNotifierItem' };
const { Interface, ACCESS_READ } = dbus.interface;

/** What a panel is asked by the programs that have an icon. */
class Watcher extends Interface {
  readonly items: string[] = [];
  onItem = (): void => undefined;

  constructor() {
    super(NAME);
  }

  RegisterStatusNotifierItem(service: string): void {
    this.items.push(service);
    this.onItem();
  }

  RegisterStatusNotifierHost(): void {}

  get RegisteredStatusNotifierItems(): string[] {
    return this.items;
  }

  get IsStatusNotifierHostRegistered(): boolean {
    return true;
  }

  get ProtocolVersion(): number {
    return 0;
  }
}

Watcher.configureMembers({
  properties: {
    RegisteredStatusNotifierItems: { signature: 'as', access: ACCESS_READ },
    IsStatusNotifierHostRegistered: { signature: 'b', access: ACCESS_READ },
    ProtocolVersion: { signature: 'i', access: ACCESS_READ },
  },
  methods: { RegisterStatusNotifierItem: { inSignature: 's' }, RegisterStatusNotifierHost: { inSignature: 's' } },
});

const variant = <T extends z.ZodType>(value: T) => z.object({ value });
const Item = z.object({
  IconPixmap: variant(z.array(z.tuple([z.number(), z.number(), z.instanceof(Uint8Array)]))),
  ToolTip: variant(z.tuple([z.string(), z.unknown(), z.string(), z.string()])),
  Menu: variant(z.string()),
});

type Entry = { id: number; label: string; enabled: boolean; children: Entry[] };
const Node: z.ZodType<Entry> = z
  .tuple([z.number(), z.object({ label: variant(z.string()).optional(), enabled: variant(z.boolean()).optional() }), z.array(variant(z.lazy(() => Node)))])
  .transform(([id, { label, enabled }, children]) => ({ id, label: label?.value ?? '', enabled: enabled?.value ?? true, children: children.map(({ value }) => value) }));

const flat = (entry: Entry): Entry[] => [entry, ...entry.children.flatMap(flat)];

/** A panel with a tray, as far as a program with an icon sees of it. */
export const startTrayHost = async ({ bus }: Pick<SessionBus, 'bus'>) => {
  const watcher = new Watcher();
  const appeared = new Promise<void>((resolve) => (watcher.onItem = resolve));
  bus.export('/StatusNotifierWatcher', watcher);
  await bus.requestName(NAME, 0);

  const call = async (path: string, of: string, member: string, signature: string, body: unknown[]): Promise<unknown[]> => {
    const reply = await bus.call(new dbus.Message({ destination: watcher.items[0] ?? '', path, interface: of, member, signature, body }));
    return z.array(z.unknown()).parse(reply?.body);
  };
  const item = async () => Item.parse((await call(ITEM.path, 'org.freedesktop.DBus.Properties', 'GetAll', 's', [ITEM.interface]))[0]);

  const entries = async (): Promise<Entry[]> => {
    const { Menu } = await item();
    const layout = await call(Menu.value, 'com.canonical.dbusmenu', 'GetLayout', 'iias', [0, -1, []]);
    return flat(Node.parse(layout[1])).filter(({ label }) => label !== '');
  };

  return {
    /** Resolves when a program has put its icon there. */
    appeared,
    /** The icon's first picture: its sides in pixels and its bytes. */
    async picture(): Promise<{ width: number; height: number; bytes: Uint8Array } | null> {
      const [first] = (await item()).IconPixmap.value;
      return first === undefined ? null : { width: first[0], height: first[1], bytes: first[2] };
    },
    async tooltip(): Promise<string> {
      const [, , title, text] = (await item()).ToolTip.value;
      return [title, text].filter((part) => part !== '').join('\n');
    },
    async labels(): Promise<string[]> {
      return (await entries()).map(({ label }) => label);
    },
    /** Clicks the icon itself. */
    activate: async (): Promise<void> => void (await call(ITEM.path, ITEM.interface, 'Activate', 'ii', [0, 0])),
    /** Chooses a line of the menu by its words, the last that has them: the state at its top may say the same. Whoever ends with it answers no more. */
    async choose(label: string): Promise<void> {
      const { Menu } = await item();
      const found = (await entries()).findLast((entry) => entry.label.replaceAll('_', '') === label);
      if (found === undefined) throw new Error(`the menu has no line ${label}`);
      await call(Menu.value, 'com.canonical.dbusmenu', 'Event', 'isvu', [found.id, 'clicked', new dbus.Variant('i', 0), 0]);
    },
  };
};
