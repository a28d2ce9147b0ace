import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inRoot, root } from './project.mjs';
import { runHere } from './shell.mjs';
import { nothing, one } from './totals.mjs';

/**
 * Runs projects of vitest.config.ts with their progress on this terminal. A run that ends badly without a failed test, or without
 * saying what it did, counts as one failure.
 * @param {readonly string[]} projects @param {NodeJS.ProcessEnv} [env] @returns {Promise<import('./totals.mjs').Totals>}
 */
export const runVitest = async (projects, env = {}) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-totals-'));
  const file = path.join(folder, 'totals.json');
  const args = ['run', ...projects.map((name) => `--project=${name}`), '--reporter=default', `--reporter=${inRoot('scripts/lib/totals-reporter.mjs')}`];
  try {
    const code = await runHere(process.execPath, [inRoot('node_modules/vitest/vitest.mjs'), ...args], { cwd: root, env: { ...process.env, ...env, TOTALS_FILE: file } });
    /** @type {import('./totals.mjs').Totals} */
    const totals = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : nothing;
    return code !== 0 && totals.failed === 0 ? { ...totals, failed: one(false).failed } : totals;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
