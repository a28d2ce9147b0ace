import { ensureBuilt } from './lib/build.mjs';
import { withDisplay } from './lib/display.mjs';
import { electronEnv } from './lib/electron.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { ensurePackaged } from './lib/package/package.mjs';
import { add, exitCodeOf, nothing, one, resultLine } from './lib/totals.mjs';
import { messageOf, runScript, say } from './lib/trouble.mjs';
import { runVitest } from './lib/vitest.mjs';

/** @typedef {import('./lib/totals.mjs').Totals} Totals */

/**
 * A part of the run that cannot be done is a failure in the result, and the parts after it still show what they can.
 * @param {string} name @param {() => Promise<Totals>} part @returns {Promise<Totals>}
 */
const attempt = async (name, part) => {
  process.stdout.write(`\n── ${name}\n`);
  try {
    return await part();
  } catch (error) {
    say(`${name} could not be done: ${messageOf(error)}`);
    return one(false);
  }
};

const testEverything = async () => {
  let electron = /** @type {import('./lib/electron.mjs').Electron | null} */ (null);
  const used = () => {
    if (electron === null) throw new Error('the set-up did not bring Electron');
    return electron;
  };
  const parts = /** @type {readonly (readonly [string, () => Promise<Totals>])[]} */ ([
    ['set-up', async () => (({ electron } = await ensureSetUp('tests')), one(true))],
    ['checks', async () => (await import('./lib/checks/run.mjs')).runChecks()],
    ['unit tests', () => runVitest(['main', 'renderer'])],
    ['build', async () => (await ensureBuilt(), one(true))],
    ['package', async () => (await ensurePackaged(used()), one(true))],
    ['kills at every request', () => runVitest(['kills'])],
    ['end-to-end tests in real Electron', () => withDisplay((display) => runVitest(['e2e'], { ...electronEnv(used()), ...display }))],
  ]);
  let totals = nothing;
  for (const [name, part] of parts) totals = add(totals, await attempt(name, part));
  return totals;
};

await runScript(async () => {
  const totals = await testEverything();
  for (const { name, reason } of totals.skipped) process.stdout.write(`skipped: ${name}: ${reason}\n`);
  process.stdout.write(`\n${resultLine(totals)}\n`);
  return exitCodeOf(totals);
});
