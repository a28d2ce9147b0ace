import { inRoot, readJson, root } from '../project.mjs';
import { run } from '../shell.mjs';
import { substitute } from '../substitute-runtime.mjs';
import { brokenHouseRules } from './house-rules.mjs';
import { wrongImports } from './direction.mjs';
import { lockProblems } from './lock-file.mjs';
import { ensureSubstituteTypes } from './substitute-types.mjs';
import { readSources } from './sources.mjs';

/**
 * @typedef {{ ok: boolean, output: string }} Verdict
 * @typedef {{ name: string, run: () => Promise<Verdict> }} CheckStep
 */

/** A tool of node_modules, by the path of its own script: no shell and no PATH. @param {string} name @param {string} script @param {readonly string[]} args @returns {CheckStep} */
const tool = (name, script, args) => ({
  name,
  run: async () => {
    const { code, stdout, stderr } = await run(process.execPath, [inRoot('node_modules', script), ...args], { cwd: root });
    return { ok: code === 0, output: `${stdout}${stderr}`.trim() };
  },
});

/** @param {string} name @param {(source: import('./sources.mjs').Source) => string[]} rule @returns {CheckStep} */
const sourceRule = (name, rule) => ({
  name,
  run: async () => {
    const violations = readSources().flatMap((source) => rule(source));
    return { ok: violations.length === 0, output: violations.join('\n') };
  },
});

const types = /** @param {string} what @param {string} project */ (what, project) => tool(`types of ${what}`, 'typescript/bin/tsc', ['-p', project, '--pretty', 'false']);

/** Everything that is known to be right or wrong without running the product. @type {readonly CheckStep[]} */
export const CHECK_STEPS = [
  types('the main process, the bridge and the double', 'tsconfig.json'),
  {
    name: `types of what Electron ${substitute.version} must run as well`,
    run: async () => types('', await ensureSubstituteTypes()).run(),
  },
  types('the window', 'src-renderer/tsconfig.json'),
  types('the scripts', 'scripts/tsconfig.json'),
  tool('lint', 'oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--format=unix']),
  sourceRule('direction of imports', wrongImports),
  sourceRule('house rules', brokenHouseRules),
  tool('nothing unused', 'knip/bin/knip.js', ['--no-progress']),
  {
    name: 'lock file for everybody',
    run: async () => {
      const problems = lockProblems(readJson(inRoot('package-lock.json')));
      return { ok: problems.length === 0, output: problems.join('\n') };
    },
  },
];
