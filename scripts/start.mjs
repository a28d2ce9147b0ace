import { ensureBuilt } from './lib/build.mjs';
import { electronEnv, sandboxArguments } from './lib/electron.mjs';
import { root } from './lib/project.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { runHere } from './lib/shell.mjs';
import { runScript } from './lib/trouble.mjs';

await runScript(async () => {
  const { electron } = await ensureSetUp('window');
  await ensureBuilt();
  return runHere(electron.executable, [...sandboxArguments(), root, ...process.argv.slice(2)], { env: electronEnv(electron) });
});
