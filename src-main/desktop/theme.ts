import { nativeTheme } from 'electron';
import { Settings } from '../../src-preload/contract/models/settings.ts';
import type { App } from '../app.ts';

const Theme = Settings.pick({ theme: true });

const apply = async (app: App): Promise<void> => {
  const reply = await app.call('settings.get', {});
  const settings = Theme.safeParse(reply.ok ? reply.value : null);
  if (settings.success) nativeTheme.themeSource = settings.data.theme;
};

/** The system's parts (title bar, menus, dialogs) follow the theme of the settings, now and whenever it changes. */
export const followTheme = async (app: App): Promise<void> => {
  app.on('changed', ({ topics }) => {
    if (topics.includes('settings')) void apply(app);
  });
  await apply(app);
};
