import { defaultDataFolder, prepareDataFolder } from '../adapters/data-folder.ts';
import { keepFilesIn } from './before-ready.ts';

/** Makes the data folder that was `said` (else the environment's, else the usual one) and puts Electron's own files below it, which works only before `ready`. Answers its path. */
export const prepareProfile = (said: string | null): string => {
  const data = prepareDataFolder(said ?? process.env['MIRROR_MAESTRO_DATA'] ?? defaultDataFolder());
  keepFilesIn(data);
  return data;
};
