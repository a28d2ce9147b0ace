import { serialize } from 'node:v8';
import { type BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNELS } from '../../src-preload/contract/channels.ts';
import type { EventName } from '../../src-preload/contract/events.ts';
import type { Failure } from '../../src-preload/contract/failures.ts';
import type { MethodName } from '../../src-preload/contract/methods.ts';
import type { Reply } from '../../src-preload/contract/reply.ts';
import type { Log } from '../ports.ts';
import { originOf } from './page-address.ts';
import type { Program } from './program.ts';

const LARGEST_BYTES = 1024 * 1024;
/** What carries a file's content; as much as the contract takes of it. */
const LARGER_BYTES: ReadonlyMap<string, number> = new Map<MethodName, number>([['overview.picture', 32 * 1024 * 1024]]);

const tooLarge = (method: string, input: unknown): Failure | null => {
  const limit = LARGER_BYTES.get(method) ?? LARGEST_BYTES;
  return serialize([method, input]).length > limit ? { code: 'invalid_input', field: '', rule: 'too_big', limit: String(limit) } : null;
};

const refuse = (failure: Failure): Reply<never> => ({ ok: false, failure });

/** Only the main frame of our own window on exactly our own pages may speak. */
const isOurPage = ({ senderFrame }: IpcMainInvokeEvent, window: BrowserWindow, origin: string): boolean =>
  senderFrame !== null && !window.isDestroyed() && senderFrame === window.webContents.mainFrame && originOf(senderFrame.url) === origin;

const pushEvents = (program: Promise<Program>, window: BrowserWindow): (() => void) => {
  let isCut = false;
  let offs: (() => void)[] = [];
  const push = (event: EventName) => (payload: unknown) => {
    if (!window.isDestroyed()) window.webContents.send(EVENT_CHANNELS[event], payload);
  };
  void program.then(({ on }) => {
    if (!isCut) offs = [on('changed', push('changed')), on('progress', push('progress'))];
  });
  return () => {
    isCut = true;
    offs.forEach((off) => off());
  };
};

/** Joins the window to the application: its calls in, events out. Calls wait until the application is there. Answers how to cut it. */
export const joinWire = ({ program, window, origin, log }: { program: Promise<Program>; window: BrowserWindow; origin: string; log: Log }): (() => void) => {
  ipcMain.handle(CALL_CHANNEL, (event, method: unknown, input: unknown): Reply<never> | Promise<Reply<unknown>> => {
    if (!isOurPage(event, window, origin)) {
      log.warn('wire.sender_refused');
      return refuse({ code: 'not_allowed', reason: 'sender' });
    }
    if (typeof method !== 'string') return refuse({ code: 'invalid_input', field: 'method', rule: 'invalid_type', limit: 'string' });
    const refused = tooLarge(method, input);
    return refused === null ? program.then(({ call }) => call(method, input)) : refuse(refused);
  });
  const cutEvents = pushEvents(program, window);
  return () => {
    cutEvents();
    ipcMain.removeHandler(CALL_CHANNEL);
  };
};
