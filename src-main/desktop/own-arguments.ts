/** Chromium's and Node's own switches that people, test tools and packagers give; Electron has used them up already. */
const SWITCHES = [
  'no-sandbox', 'disable-gpu', 'disable-gpu-sandbox', 'disable-dev-shm-usage', 'in-process-gpu', 'use-gl', 'use-angle', 'ozone-platform', 'ozone-platform-hint',
  'enable-features', 'disable-features', 'force-device-scale-factor', 'force-color-profile', 'lang', 'password-store', 'enable-logging', 'log-level', 'v',
  'inspect', 'inspect-brk', 'remote-debugging-port', 'remote-debugging-pipe', 'proxy-server', 'disable-http-cache', 'trace-warnings', 'headless',
];

const nameOf = (argument: string): string => argument.slice(2).split('=', 1)[0] ?? '';

const isSwitch = (argument: string): boolean => argument.startsWith('--') && SWITCHES.includes(nameOf(argument));

/**
 * The person's own arguments of an Electron process. From source the first word is the application's folder
 * (`electron [switches] FOLDER [arguments]`), a packaged program has none.
 */
export const ownArguments = (argv: readonly string[], isDefaultApp: boolean): string[] => {
  const rest = argv.slice(1).filter((argument) => !isSwitch(argument));
  const folder = isDefaultApp ? rest.findIndex((argument) => !argument.startsWith('-')) : -1;
  return rest.slice(folder + 1);
};
