import { ensureBuilt } from './lib/build.mjs';
import { ensureHeadless } from './lib/set-up.mjs';
import { runScript } from './lib/trouble.mjs';

await runScript(async () => {
  await ensureHeadless();
  await ensureBuilt();
});
