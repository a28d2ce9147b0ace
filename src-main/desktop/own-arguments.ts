import path from 'node:path';

/** Chromium's and Node's own switches that people, test tools and packagers give; Electron has used them up already. */
const SWITCHES = [
  'no-sandbox', 'disable-gpu', 'disable-gpu-sandbox', 'disable-dev-shm-usage', 'in-process-gpu', 'use-gl', 'use-angle', 'ozone-platform', 'ozone-platform-hint',
  'enable-features', 'disable-features', 'force-device-scale-factor', 'force-color-profile', 'lang', 'password-store', 'enable-logging', 'log-level', 'v',
  'inspect', 'inspect-brk', 'remote-debugging-port', 'remote-debugging-pipe', 'proxy-server', 'disable-http-cache', 'trace-warnings', 'headless',
];

const nameOf = (argument: string): string => argument.slice(2).split('=', 1)[0] ?? '';

const isSwitch = (argument: string): boolean => argument.startsWith('--') && SWITCHES.includes(nameOf(argument));

/**
 * The person's own arguments of an Electron process. From source the application's folder stands before them
 * (`electron [what Electron wants] FOLDER [arguments]`); `folder` is its full path, and null in a packaged program.
 */
export const ownArguments = (argv: readonly string[], folder: string | null): string[] => {
  const before = folder === null ? 0 : argv.findIndex((argument, index) => index > 0 && path.resolve(argument) === folder);
  return argv.slice(Math.max(0, before) + 1).filter((argument) => !isSwitch(argument));
};
