import { launchApp, type RunningApp } from './fixtures.ts';
import { shellPage } from './pages/shell-page.ts';
import { PASSPHRASE, type World } from './world/world.ts';

/** The real window over what a world has prepared, with the vault open; the world's own application lets go of the data folder. */
export const openWindow = async (world: World): Promise<RunningApp> => {
  await world.letGo();
  const running = await launchApp({ data: world.data });
  await shellPage(running.page).unlock(PASSPHRASE);
  return running;
};
