import type { Notice } from '../../src-preload/contract/models/background.ts';
import type { FilePicker, FolderViewer, Network, Notifier, Power, PowerEvent } from '../../src-main/ports.ts';

/** A machine that does what a test says: falls asleep, loses its network, runs on battery; and keeps what it was asked to tell. */
export const createFakeMachine = () => {
  const powerListeners = new Map<PowerEvent, Set<() => void>>();
  const networkListeners = new Set<(isOnline: boolean) => void>();
  const notices: Notice[] = [];
  let [isOnline, isOnBattery, idleSeconds] = [true, false, 0];

  const listenersOf = (event: PowerEvent): Set<() => void> => {
    const known = powerListeners.get(event) ?? new Set();
    powerListeners.set(event, known);
    return known;
  };

  const power: Power = {
    isOnBattery: () => isOnBattery,
    idleSeconds: () => idleSeconds,
    on(event, listener) {
      listenersOf(event).add(listener);
      return () => void listenersOf(event).delete(listener);
    },
  };
  const network: Network = {
    isOnline: () => isOnline,
    onChanged(listener) {
      networkListeners.add(listener);
      return () => void networkListeners.delete(listener);
    },
  };
  const notifier: Notifier = { show: (notice) => void notices.push(notice) };

  let chosen: string | null = null;
  const picker: FilePicker = { choose: async () => chosen };
  const shownFolders: string[] = [];
  const shownFiles: string[] = [];
  const folders: FolderViewer = { show: async (folder) => shownFolders.push(folder) > 0, showFile: (file) => shownFiles.push(file) > 0 };

  const emit = (event: PowerEvent): void => {
    if (event === 'on_battery' || event === 'on_mains') isOnBattery = event === 'on_battery';
    for (const listener of listenersOf(event)) listener();
  };

  return {
    ports: { power, network, notifier, picker, folders },
    /** What the person will choose in the next dialog; null = nothing. */
    chooses: (file: string | null): void => void (chosen = file),
    /** Says one of the power's events; `on_battery` and `on_mains` change what is asked as well. */
    emit,
    setIdle: (seconds: number): void => void (idleSeconds = seconds),
    setOnline(online: boolean): void {
      isOnline = online;
      for (const listener of networkListeners) listener(online);
    },
    notices,
    /** Folders that the file manager was asked to show. */
    shownFolders,
    /** Files that it was asked to show in their folders. */
    shownFiles,
  };
};
