import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { filesBelow, fingerprintOfFiles } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { inRoot, root } from './project.mjs';

/** @param {string} file */
const isTest = (file) => /\.test\.tsx?$/.test(file);

/**
 * Makes files from other files, unless they are there and were made from the same content; all names are relative to the project.
 * @param {{ inputs: readonly string[], outputs: readonly string[], stamp: string, make: () => Promise<void> }} step
 */
export const ensureMade = async ({ inputs, outputs, stamp, make }) => {
  const places = inputs.map((name) => inRoot(name));
  const key = () => fingerprintOfFiles(root, filesBelow(places, (file) => !isTest(file)));
  const isMadeFrom = /** @param {string} wanted */ (wanted) => [...outputs, stamp].every((file) => existsSync(inRoot(file))) && readFileSync(inRoot(stamp), 'utf8') === wanted;
  if (isMadeFrom(key())) return;
  await withLock(inRoot('.cache/build.lock'), async () => {
    // Read again: another command may have made them meanwhile.
    const wanted = key();
    if (isMadeFrom(wanted)) return;
    await make();
    writeFileSync(inRoot(stamp), wanted);
  });
};
