import { ensureHeadless } from './lib/set-up.mjs';
import { runScript } from './lib/trouble.mjs';

await runScript(async () => {
  await ensureHeadless();
  // These load packages, which are there only now.
  const [{ runChecks }, { exitCodeOf, resultLine }] = await Promise.all([import('./lib/checks/run.mjs'), import('./lib/totals.mjs')]);
  const totals = await runChecks();
  process.stdout.write(`${resultLine(totals)}\n`);
  return exitCodeOf(totals);
});
