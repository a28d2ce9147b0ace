import { forgetBuild } from './lib/build.mjs';
import { electronEnv } from './lib/electron.mjs';
import { inRoot, isRoot, root } from './lib/project.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { runHere } from './lib/shell.mjs';
import { runScript } from './lib/trouble.mjs';

await runScript(async () => {
  const { electron } = await ensureSetUp('window');
  forgetBuild();
  const command = [inRoot('node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch', ...(isRoot ? ['--noSandbox'] : []), ...process.argv.slice(2)];
  return runHere(process.execPath, command, { cwd: root, env: electronEnv(electron) });
});
