import { isMethodName, methods } from '../../src-preload/contract/methods.ts';
import type { Clock } from '../ports.ts';
import { fail, failureOf } from '../rules/app-error.ts';
import { type CallCommand, type Command, type RunCommand, WrongUse } from './command-line.ts';
import { type Reader, readInput, readTextFile } from './input.ts';
import { type Outcome, performCall } from './perform-call.ts';
import { performRun } from './perform-run.ts';
import { findRoute, type Opened, type Route } from './route.ts';
import { type SocketAddress, socketAddress } from './socket/address.ts';
import { startSocketServer } from './socket/server.ts';
import type { Opening } from './unlock.ts';
import { USAGE } from './usage.ts';

export type HeadlessDeps = Reader & {
  out(text: string): Promise<void>;
  /** Makes or takes the data folder and answers its real path. */
  prepareData(said: string | null): string;
  /** Opens the application on that folder. */
  openApp(data: string): Promise<Opened>;
  /** Resolves when the person or the system asks the process to end. */
  interrupted(): Promise<void>;
  clock: Clock;
  version: string;
};

export type HeadlessCommand = Exclude<Command, { kind: 'open' }>;

const EXIT = { done: 0, failed: 1, wrongUse: 2 } as const;

type Surroundings = { route: Route; address: SocketAddress; opening: Opening | null };

/** Finds the application for a command and closes what was opened, however the command ends. */
const withRoute = async (data: string, command: CallCommand | RunCommand, deps: HeadlessDeps, work: (surroundings: Surroundings) => Promise<Outcome>): Promise<Outcome> => {
  const opening = command.passphraseFile === null ? null : { passphrase: readTextFile(command.passphraseFile, deps.cwd), operator: command.operator };
  const address = socketAddress(data);
  const route = await findRoute({ address, clock: deps.clock, openApp: () => deps.openApp(data) });
  try {
    return await work({ route, address, opening });
  } finally {
    await route.close();
  }
};

const call = async (data: string, command: CallCommand, deps: HeadlessDeps): Promise<Outcome> => {
  const input = await readInput(command.json, command.secretFiles, deps);
  return withRoute(data, command, deps, ({ route, opening }) => performCall(command, { input, opening, route, clock: deps.clock }));
};

/** Other commands on the same folder come in through the socket meanwhile. */
const run = (data: string, command: RunCommand, deps: HeadlessDeps): Promise<Outcome> =>
  withRoute(data, command, deps, async ({ route, address, opening }) => {
    const { app, log } = route.own ?? fail({ code: 'conflict', reason: 'data_folder_in_use' });
    const server = await startSocketServer({ address, connect: () => app.connect('program'), log });
    try {
      return await performRun(command, { app, opening, interrupted: deps.interrupted() });
    } finally {
      await server.stop();
    }
  });

const perform = async (command: CallCommand | RunCommand, deps: HeadlessDeps): Promise<Outcome> => {
  try {
    // First, and before anything is awaited: Electron must know its folders before it is ready.
    const data = deps.prepareData(command.data);
    return command.kind === 'call' ? await call(data, command, deps) : await run(data, command, deps);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return { reply: { ok: false, failure }, done: false };
  }
};

/** Throws `WrongUse`, before anything is opened. */
const refuseUnknownMethod = (method: string): void => {
  if (!isMethodName(method)) throw new WrongUse(`Unknown method ${JSON.stringify(method.slice(0, 100))}; "methods" lists them.`);
};

/** Carries out one command without a window and answers the exit code: 0 done, 1 failure. Throws `WrongUse` for a method that there is not. */
export const runHeadless = async (command: HeadlessCommand, deps: HeadlessDeps): Promise<number> => {
  switch (command.kind) {
    case 'help':
      await deps.out(USAGE);
      return EXIT.done;
    case 'version':
      await deps.out(`${deps.version}\n`);
      return EXIT.done;
    case 'methods':
      await deps.out(`${Object.keys(methods).join('\n')}\n`);
      return EXIT.done;
    case 'call':
    case 'run': {
      if (command.kind === 'call') refuseUnknownMethod(command.method);
      const { reply, done } = await perform(command, deps);
      await deps.out(`${JSON.stringify(reply)}\n`);
      return done ? EXIT.done : EXIT.failed;
    }
  }
};

/** As `work` says; wrong use is explained on stderr, with the usage. */
export const withUsage = async <T>(err: HeadlessDeps['out'], work: () => Promise<T>): Promise<T | number> => {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof WrongUse)) throw error;
    await err(`${error.message}\n\n${USAGE}`);
    return EXIT.wrongUse;
  }
};
