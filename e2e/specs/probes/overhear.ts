import type { ElectronApplication } from 'playwright';
import { CALL_CHANNEL } from '../../../src-preload/contract/channels.ts';

const KEPT = 'maestroOverheard';

/**
 * From now on keeps what the main process sends to the page: each reply and each event, as JSON. The page cannot be the place for
 * it, since nothing there can put itself before the bridge.
 */
export const overhear = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ ipcMain, BrowserWindow }, { channel, kept }) => {
    const heard: string[] = [];
    Reflect.set(globalThis, kept, heard);
    // Electron's own table of handlers, which its types do not name.
    const handlers: unknown = Reflect.get(ipcMain, '_invokeHandlers');
    const answer: unknown = handlers instanceof Map ? handlers.get(channel) : undefined;
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (!(handlers instanceof Map) || typeof answer !== 'function' || contents === undefined) throw new Error('Electron keeps its handlers elsewhere');
    handlers.set(channel, async (...call: unknown[]) => {
      const reply: unknown = await Reflect.apply(answer, ipcMain, call);
      heard.push(JSON.stringify([call[1], reply]));
      return reply;
    });
    const send = contents.send.bind(contents);
    contents.send = (name, ...payload: unknown[]) => {
      heard.push(JSON.stringify([name, payload]));
      send(name, ...payload);
    };
  }, { channel: CALL_CHANNEL, kept: KEPT });

/** Everything that was sent since `overhear`. */
export const overheard = async (app: ElectronApplication): Promise<string> => {
  const heard = await app.evaluate((_electron, kept) => JSON.stringify(Reflect.get(globalThis, kept)), KEPT);
  return heard;
};
