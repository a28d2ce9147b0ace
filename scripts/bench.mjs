import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { ensureBundle } from './lib/bundle.mjs';
import { withDisplay } from './lib/display.mjs';
import { electronEnv } from './lib/electron.mjs';
import { inRoot } from './lib/project.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { runScript, say, Trouble } from './lib/trouble.mjs';

const SUFFIX = '.bench.ts';

/** A bench measures and answers rows: what was measured, the floor beside it in the same run, and what is allowed.
 * @typedef {{ what: string, measured: number, floor: number, allowed: number, unit: string }} Row
 */

const names = () => (existsSync(inRoot('bench')) ? readdirSync(inRoot('bench')).filter((file) => file.endsWith(SUFFIX)).map((file) => file.slice(0, -SUFFIX.length)) : []);

/** @param {readonly string[]} asked @param {readonly string[]} known */
const choose = (asked, known) => {
  const unknown = asked.filter((name) => !known.includes(name));
  const there = known.length === 0 ? 'There is no bench yet.' : `There are: ${known.join(', ')}.`;
  if (unknown.length > 0) throw new Trouble(`No bench is called ${unknown.join(', ')}.`, there);
  if (known.length === 0) say(there);
  return asked.length > 0 ? asked : known;
};

/** @param {string} name @returns {Promise<readonly Row[]>} */
const measure = async (name) => {
  const program = await ensureBundle(path.posix.join('bench', `${name}${SUFFIX}`), `dist/bench/${name}.mjs`);
  return (await import(pathToFileURL(program).href)).bench();
};

/** @param {readonly Row[]} rows */
const table = (rows) => {
  const cells = [['what', 'measured', 'floor', 'allowed', ''], ...rows.map(({ what, unit, ...row }) => [what, ...[row.measured, row.floor, row.allowed].map((value) => `${value} ${unit}`), isKept(row) ? 'kept' : 'MISSED'])];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  return cells.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
};

/** @param {Pick<Row, 'measured' | 'allowed'>} row */
const isKept = ({ measured, allowed }) => measured <= allowed;

await runScript(async () => {
  const chosen = choose(process.argv.slice(2), names());
  if (chosen.length === 0) return 0;
  const { electron } = await ensureSetUp('tests');
  await ensureBuilt();
  return withDisplay(async (display) => {
    Object.assign(process.env, electronEnv(electron), display);
    const rows = /** @type {Row[]} */ ([]);
    for (const name of chosen) rows.push(...(await measure(name)));
    process.stdout.write(`${table(rows)}\n`);
    return rows.every(isKept) ? 0 : 1;
  });
});
