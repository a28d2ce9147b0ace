import type { Reply } from '../../src-preload/contract/reply.ts';
import type { App } from '../app.ts';
import type { Clock, Log } from '../ports.ts';
import { whenFolderIsFree } from './folder-in-use.ts';
import type { SocketAddress } from './socket/address.ts';
import { connectSocket } from './socket/client.ts';

/** An application of this process, and the log that it writes. */
export type Opened = { app: App; log: Log };

/** Where the calls of one command go: to the application that holds the data folder, or to one opened for this command. */
export type Route = {
  call(method: string, input: unknown): Promise<Reply<unknown>>;
  /** The application of this process; null where another process answers. */
  own: Opened | null;
  /** Ends what was opened for the command. */
  close(): Promise<void>;
};

export type RouteDeps = {
  address: SocketAddress;
  /** Opens the application on the data folder. Fails `storage` `in_use` while another process has it. */
  openApp(): Promise<Opened>;
  clock: Clock;
};

const STOP_MS = 10_000;

const toOther = async (address: SocketAddress): Promise<Route | null> => {
  const client = await connectSocket(address);
  return client === null ? null : { call: client.call, own: null, close: async () => client.close() };
};

const toOwn = async (openApp: RouteDeps['openApp']): Promise<Route> => {
  const own = await openApp();
  const { app } = own;
  return { call: (method, input) => app.call(method, input), own, close: () => app.stop(STOP_MS) };
};

/** Finds or opens the application. Fails as `openApp` does, and `conflict` `data_folder_in_use` after 5 s. */
export const findRoute = ({ address, openApp, clock }: RouteDeps): Promise<Route> =>
  whenFolderIsFree(async () => (await toOther(address)) ?? toOwn(openApp), clock);
