import { createApp } from '../app.ts';
import { damagedData } from '../store/open-data.ts';
import { createElectronPorts } from './electron-ports.ts';
import { createFilePicker } from './file-picker.ts';
import { createFolderViewer } from './folder-viewer.ts';
import { createNetwork } from './network.ts';
import { createNotifier } from './notifier.ts';
import { type DesktopDeps, openDesktop } from './open-desktop.ts';
import { createPower } from './power.ts';

/** Opens the application and everything of it on the desktop. False where its database is damaged and the person would rather quit. Fails `storage`. */
export const openProgram = (deps: Omit<DesktopDeps, 'notifier' | 'openApp' | 'damaged'>): Promise<boolean> => {
  const { clock, log } = deps;
  const notifier = createNotifier(log);
  const power = createPower();
  const ports = createElectronPorts(deps, { power, network: createNetwork(clock, power), notifier, picker: createFilePicker(), folders: createFolderViewer() });
  return openDesktop({ ...deps, notifier, openApp: () => createApp(ports), damaged: () => damagedData(ports) });
};
