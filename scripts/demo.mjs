import { ensureBuilt } from './lib/build.mjs';
import { ensureBundle } from './lib/bundle.mjs';
import { hasDisplay } from './lib/display.mjs';
import { electronEnv, sandboxArguments } from './lib/electron.mjs';
import { root } from './lib/project.mjs';
import { ensureHeadless, ensureSetUp } from './lib/set-up.mjs';
import { runHere } from './lib/shell.mjs';
import { runScript, say, Trouble } from './lib/trouble.mjs';

/** The set-up for a window; where no window can be shown, what is missing for one is said and the demo goes on without. */
const setUp = async () => {
  const display = hasDisplay();
  try {
    const { electron } = await ensureSetUp('window');
    return display ? electron : null;
  } catch (error) {
    if (display || !(error instanceof Trouble)) throw error;
    say(`For the window: ${error.message}`);
    await ensureHeadless();
    return null;
  }
};

await runScript(async () => {
  const electron = await setUp();
  await ensureBuilt();
  const program = await ensureBundle('e2e/demo/main.ts', 'dist/demo/main.mjs');
  if (electron === null) say('There is no display: the demo runs in this terminal.');
  const start = electron === null ? 'terminal' : JSON.stringify([electron.executable, ...sandboxArguments(), root]);
  return runHere(process.execPath, [program, start, ...process.argv.slice(2)], { cwd: root, env: electron === null ? process.env : electronEnv(electron) });
});
