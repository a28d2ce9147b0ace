import { type Inside, msInside, paintedAt } from './inside.ts';

type Given = { began: number; firstScreen: string; list: string | null };

/** What a start takes until its first screen is painted, and what the list takes after that, in ms by the page's own clock. */
const start = async ({ electron: { app, BrowserWindow }, once }: Inside, given: Given): Promise<number[]> => {
  if (BrowserWindow.getAllWindows().length === 0) await once(app, 'browser-window-created');
  const [window] = BrowserWindow.getAllWindows();
  if (window === undefined) throw new Error('no window was opened');
  const { webContents } = window;
  await once(webContents, 'dom-ready');
  const first = Number(await webContents.executeJavaScript(given.firstScreen)) - given.began;
  return given.list === null ? [first] : [first, Number(await webContents.executeJavaScript(given.list))];
};

/** From the start of a process until its window has painted `text`, in ms. */
export const msToText = async (args: readonly string[], text: string): Promise<number> => {
  const [ms = Number.NaN] = await msInside(args, start, { firstScreen: paintedAt(text), list: null });
  return ms;
};

/**
 * The same for the program: until its first screen is painted, and until the list is. This machine may have no key store, so that the
 * window asks for a passphrase; working that out, which is slow by intent, does not count: the time is that to the lock screen and that
 * from the open vault to the rows.
 */
export const msToList = async (args: readonly string[], { unlock, lock, list }: { unlock: string; lock: string; list: string }): Promise<{ firstScreen: number; list: number }> => {
  const script = `(async () => {
  await ${unlock};
  const unlocked = performance.timeOrigin + performance.now();
  location.hash = '#/mirrors';
  return (await ${paintedAt(list)}) - unlocked;
})()`;
  const [firstScreen = Number.NaN, rows = Number.NaN] = await msInside(args, start, { firstScreen: paintedAt(lock), list: script });
  return { firstScreen, list: firstScreen + rows };
};
