import type { Ports } from '../ports.ts';

const nothingToTurnOff = (): void => undefined;

/** A machine that says nothing of itself, for a process without Electron: on mains, never idle, online, and nobody to notify, to ask for a file or to show a folder. */
export const createPlainMachine = (): Pick<Ports, 'power' | 'network' | 'notifier' | 'picker' | 'folders'> => ({
  power: { isOnBattery: () => false, idleSeconds: () => 0, on: () => nothingToTurnOff },
  network: { isOnline: () => true, onChanged: () => nothingToTurnOff },
  notifier: { show: () => undefined },
  picker: { choose: async () => null },
  folders: { show: async () => false, showFile: () => false },
});
