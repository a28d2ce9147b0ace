import { createSystemClock } from '../../src-main/adapters/system-clock.ts';
import { startSampleServers } from '../demo/servers.ts';
import { launchApp } from '../fixtures.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { windowPages } from '../pages/window-pages.ts';
import { createCamera } from './camera.ts';
import { makeSampleMirrors, MORE_PROJECTS } from './sample-mirrors.ts';
import { showBeginning, showEverything } from './scenes.ts';

/** Pictures of every screen, into the folder that `argv[2]` names. */
const run = async (): Promise<void> => {
  const servers = await startSampleServers(MORE_PROJECTS);
  const running = await launchApp();
  try {
    const call = callInPage(running.page);
    const pages = windowPages(running.page);
    const shoot = await createCamera(running, process.argv[2] ?? 'screenshots');
    await showBeginning(running.page, pages, servers, shoot);
    await makeSampleMirrors(call, servers, createSystemClock());
    await showEverything(running.page, pages, servers, shoot);
  } finally {
    await running.close();
    await servers.double.close();
  }
};

await run();
