import { Settings } from '../../src-preload/contract/models/settings.ts';
import type { App } from '../app.ts';

const Wanted = Settings.pick({ closeToTray: true });

/** Whether the program goes on without a window, as the settings say now. */
export const staysInTray = async (app: App): Promise<boolean> => {
  const reply = await app.call('settings.get', {});
  const wanted = Wanted.safeParse(reply.ok ? reply.value : null);
  return !wanted.success || wanted.data.closeToTray;
};
