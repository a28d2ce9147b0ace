import { app, net } from 'electron';
import type { Clock, Network, Power } from '../ports.ts';
import { followNetwork } from './follow-network.ts';

/** Whether the machine has a network, as Chromium sees it; Electron tells the main process of no change. Before Electron is ready it is taken for granted. */
export const createNetwork = (clock: Clock, power: Power): Network => followNetwork({ read: () => net.isOnline(), ready: app.whenReady(), clock, power });
