import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { inRoot } from './lib/project.mjs';
import { ensureHeadless } from './lib/set-up.mjs';
import { runScript } from './lib/trouble.mjs';

const command = inRoot('dist/main/maestro.js');

await runScript(async () => {
  await ensureHeadless();
  await ensureBuilt();
});
if (process.exitCode === 0) {
  // In this process, so that its standard input, output, signals and exit code are the command's own.
  process.exitCode = undefined;
  process.argv[1] = command;
  await import(pathToFileURL(command).href);
}
