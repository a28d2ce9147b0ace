import { copyFileSync, mkdirSync } from 'node:fs';
import { ensureBuilt } from './lib/build.mjs';
import { ensureBundle } from './lib/bundle.mjs';
import { withDisplay } from './lib/display.mjs';
import { electronEnv } from './lib/electron.mjs';
import { inRoot, root } from './lib/project.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { runHere } from './lib/shell.mjs';
import { runScript, say } from './lib/trouble.mjs';

const FOLDER = 'test-results/screenshots';
/** Those that README shows are kept in the repository. */
const SHOWN = ['overview-light.png', 'mirrors-light.png', 'mirrors-dark.png', 'new-mirror-light.png'];

await runScript(async () => {
  const { electron } = await ensureSetUp('tests');
  await ensureBuilt();
  const program = await ensureBundle('e2e/screenshots/main.ts', 'dist/screenshots/main.mjs');
  const code = await withDisplay((display) => runHere(process.execPath, [program, inRoot(FOLDER)], { cwd: root, env: { ...electronEnv(electron), ...display, MIRROR_MAESTRO_PROGRAM: root } }));
  if (code !== 0) return code;
  mkdirSync(inRoot('docs/screenshots'), { recursive: true });
  for (const name of SHOWN) copyFileSync(inRoot(FOLDER, name), inRoot('docs/screenshots', name));
  say(`Pictures are in ${FOLDER}, those of the README in docs/screenshots.`);
  return 0;
});
