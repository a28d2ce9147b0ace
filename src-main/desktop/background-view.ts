import { Background } from '../../src-preload/contract/models/background.ts';
import type { Topic } from '../../src-preload/contract/events.ts';
import type { App } from '../app.ts';
import type { Clock } from '../ports.ts';

/** What the tray shows may be so old while much changes. */
const PACE_MS = 2000;

const SHOWN: ReadonlySet<Topic> = new Set<Topic>(['background', 'mirrors', 'jobs', 'instances', 'settings', 'vault']);

export type BackgroundView = { now(): Background | null; close(): void };

/** The state of everything, read again after each change and never without one. `onChanged` is called only where something in it is different. */
export const followBackground = async (app: Pick<App, 'on'>, call: App['call'], clock: Clock, onChanged: (background: Background) => void): Promise<BackgroundView> => {
  let shown = '';
  let latest: Background | null = null;
  let cancel: (() => void) | null = null;

  const read = async (): Promise<void> => {
    const reply = await call('background.get', {});
    const seen = Background.safeParse(reply.ok ? reply.value : null);
    if (!seen.success || JSON.stringify(seen.data) === shown) return;
    latest = seen.data;
    shown = JSON.stringify(latest);
    onChanged(latest);
  };

  const off = app.on('changed', ({ topics }) => {
    // A lock and a pause are a person's own act, who looks for its effect.
    const isOwnAct = topics.includes('vault') || topics.includes('background');
    if (isOwnAct) void read();
    else if (topics.some((topic) => SHOWN.has(topic))) {
      cancel ??= clock.after(PACE_MS, () => {
        cancel = null;
        void read();
      });
    }
  });
  await read();
  return {
    now: () => latest,
    close() {
      off();
      cancel?.();
    },
  };
};
