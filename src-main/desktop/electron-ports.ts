import path from 'node:path';
import { app as electron, safeStorage } from 'electron';
import { createSurroundings } from '../adapters/surroundings.ts';
import { createSystemChance } from '../adapters/system-chance.ts';
import type { Clock, Log, Ports } from '../ports.ts';
import { createSafeKeyStore } from './key-store/key-store.ts';
import { createKeyring } from './key-store/keyring.ts';
import { createSealedFile } from './key-store/sealed-file.ts';

/** What differs between a program with a window and one command without it. */
type Machine = Pick<Ports, 'power' | 'network' | 'notifier' | 'picker' | 'folders'>;

/** The application's ports in an Electron process. `root` is the program's folder. */
export const createElectronPorts = ({ root, data, clock, log }: { root: string; data: string; clock: Clock; log: Log }, machine: Machine): Ports => {
  const file = createSealedFile(path.join(data, 'key-store.json'));
  const surroundings = createSurroundings(root, data);
  const answersAtOnce = createKeyring(surroundings.environment, clock);
  const keyStore = createSafeKeyStore({ storage: safeStorage, file, platform: process.platform, clock, answersAtOnce, ready: electron.whenReady() });
  return { clock, chance: createSystemChance(clock.now), log, keyStore, ...surroundings, ...machine };
};
