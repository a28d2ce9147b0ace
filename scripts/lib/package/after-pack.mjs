import { rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Takes away what Electron's download has for developers: the application that runs any folder it is given. electron-builder calls it
 * before fuses and signatures. @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string } } }} context
 */
export const afterPack = async ({ appOutDir, electronPlatformName, packager }) => {
  const resources = electronPlatformName === 'darwin' ? path.join(`${packager.appInfo.productFilename}.app`, 'Contents', 'Resources') : 'resources';
  rmSync(path.join(appOutDir, resources, 'default_app.asar'), { force: true });
};
