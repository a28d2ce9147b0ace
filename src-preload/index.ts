import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNELS } from './contract/channels.ts';
import type { EventName, EventPayload } from './contract/events.ts';
import type { Bridge } from './contract/reply.ts';

const bridge: Bridge = {
  call: (method, input) => ipcRenderer.invoke(CALL_CHANNEL, method, input),

  on<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void) {
    // The page may say anything: no other channel is listened to, and no event object of Electron's is handed on.
    if (!Object.hasOwn(EVENT_CHANNELS, event) || typeof listener !== 'function') throw new TypeError('Unknown event');
    const channel = EVENT_CHANNELS[event];
    const hear = (_event: IpcRendererEvent, payload: EventPayload<E>): void => listener(payload);
    ipcRenderer.on(channel, hear);
    return () => {
      ipcRenderer.off(channel, hear);
    };
  },
};

contextBridge.exposeInMainWorld('maestro', Object.freeze(bridge));
