import path from 'node:path';
import type { BackgroundState } from '../../src-preload/contract/models/background.ts';

/** The icon's file in `resources/tray`. macOS colours a template itself; elsewhere the panel's own colour decides which one shows. Twice the size lies beside each as `@2x`. */
export const trayIconFile = (root: string, state: BackgroundState, { platform, isDark }: { platform: NodeJS.Platform; isDark: boolean }): string => {
  const kind = platform === 'darwin' ? 'Template' : isDark ? '-dark' : '-light';
  return path.join(root, 'resources', 'tray', `${state}${kind}.png`);
};
