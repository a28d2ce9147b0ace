import { add, nothing, one } from '../totals.mjs';
import { CHECK_STEPS } from './steps.mjs';

/** Runs every check, also after one has failed, and prints what each of them found. @returns {Promise<import('../totals.mjs').Totals>} */
export const runChecks = async () => {
  let totals = nothing;
  for (const step of CHECK_STEPS) {
    const started = performance.now();
    const { ok, output } = await step.run();
    process.stdout.write(`${ok ? '✓' : '✗'} ${step.name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`);
    if (!ok) process.stdout.write(`${output}\n\n`);
    totals = add(totals, one(ok));
  }
  return totals;
};
