import path from 'node:path';
import { ensureMade } from './ensure-made.mjs';
import { inRoot, root } from './project.mjs';
import { messageOf, Trouble } from './trouble.mjs';

const INPUTS = ['src-main', 'src-preload', 'e2e', 'bench', 'package-lock.json', 'scripts/lib/bundle.mjs'];

/**
 * Bundles a TypeScript program of this project for plain Node, unless the bundle there was made from the same files.
 * @param {string} entry and @param {string} output both relative to the project
 * @returns {Promise<string>} the program's absolute path
 */
export const ensureBundle = async (entry, output) => {
  await ensureMade({ inputs: INPUTS, outputs: [output], stamp: `${output}.made-from`, make: () => bundle(entry, output) });
  return inRoot(output);
};

/** @param {string} entry @param {string} output */
const bundle = async (entry, output) => {
  const { build } = await import('vite');
  try {
    await build({
      root,
      configFile: false,
      publicDir: false,
      logLevel: 'warn',
      ssr: { noExternal: true, external: ['better-sqlite3', 'electron', 'playwright'] },
      build: {
        ssr: inRoot(entry),
        outDir: path.dirname(inRoot(output)),
        emptyOutDir: false,
        target: 'node20.18',
        rolldownOptions: { output: { entryFileNames: path.basename(output), codeSplitting: false } },
      },
    });
  } catch (error) {
    throw new Trouble(`${entry} could not be bundled: ${messageOf(error)}`, '`npm run check` may say more.');
  }
};
