import { app, powerMonitor } from 'electron';
import type { Power, PowerEvent } from '../ports.ts';

/** The machine's power by Electron, which knows it only once it is ready; Linux does not tell that the screen was locked. */
export const createPower = (): Power => {
  const listeners = new Map<PowerEvent, Set<() => void>>();
  const tell = (event: PowerEvent) => (): void => listeners.get(event)?.forEach((listener) => listener());
  void app.whenReady().then(() => {
    powerMonitor.on('suspend', tell('suspend'));
    powerMonitor.on('resume', tell('resume'));
    powerMonitor.on('lock-screen', tell('lock_screen'));
    powerMonitor.on('unlock-screen', tell('unlock_screen'));
    powerMonitor.on('on-battery', tell('on_battery'));
    powerMonitor.on('on-ac', tell('on_mains'));
  });
  return {
    isOnBattery: () => app.isReady() && powerMonitor.isOnBatteryPower(),
    idleSeconds: () => (app.isReady() ? powerMonitor.getSystemIdleTime() : 0),
    on(event, listener) {
      const group = listeners.get(event) ?? new Set();
      listeners.set(event, group.add(listener));
      return () => void group.delete(listener);
    },
  };
};
