import { type Inside, msInside, paintedAt } from './inside.ts';
import { median } from './row.ts';

const OPENINGS = 9;
/** So long the window is gone before it is opened again. */
const CLOSED_MS = 1500;

type Opening = {
  /** Evaluated in the page of the program's first window, a promise: what leads to the screen that is left. Null where there is no such window. */
  prepare: string | null;
  /** What is seen where the screen stands. */
  text: string;
  /** The address of a window without a program behind it; null where the program opens its own, as for a click in the tray. */
  address: string | null;
};

type Given = { prepare: string | null; painted: string; address: string | null; openings: number; closedMs: number };

/** How many ms each opening took, from the click until the page has painted what was left, by the page's own clock. */
const openAgain = async ({ electron: { app, BrowserWindow }, once }: Inside, given: Given): Promise<number[]> => {
  const openOnce = async (): Promise<number> => {
    for (const window of BrowserWindow.getAllWindows()) window.close();
    await new Promise((resolve) => setTimeout(resolve, given.closedMs));
    const made = once(app, 'browser-window-created');
    const began = Date.now();
    if (given.address === null) app.emit('activate');
    else void new BrowserWindow({ width: 1280, height: 800 }).loadURL(given.address);
    await made;
    const [window] = BrowserWindow.getAllWindows();
    if (window === undefined) throw new Error('no window was opened');
    await once(window.webContents, 'dom-ready');
    return Number(await window.webContents.executeJavaScript(given.painted)) - began;
  };
  if (given.prepare !== null) {
    if (BrowserWindow.getAllWindows().length === 0) await once(app, 'browser-window-created');
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      if (webContents.isLoading()) await once(webContents, 'did-finish-load');
      await webContents.executeJavaScript(given.prepare);
    }
  }
  const times: number[] = [];
  while (times.length < given.openings) times.push(await openOnce());
  return times;
};

/** The middle of some openings in ms, of the program that these arguments start. */
export const medianOpening = async (args: readonly string[], { prepare, text, address }: Opening): Promise<number> => {
  const painted = paintedAt(text);
  return median(await msInside(args, openAgain, { prepare: prepare === null ? null : `${prepare}.then(() => ${painted})`, painted, address, openings: OPENINGS, closedMs: CLOSED_MS }));
};
