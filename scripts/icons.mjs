import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withDisplay } from './lib/display.mjs';
import { electronEnv, sandboxArguments } from './lib/electron.mjs';
import { icnsOf, icoOf } from './lib/icons/containers.mjs';
import { inRoot } from './lib/project.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { runHere } from './lib/shell.mjs';
import { runScript, say } from './lib/trouble.mjs';

const LINUX = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const WINDOWS = [16, 24, 32, 48, 64, 128, 256];
const MAC = [16, 32, 64, 128, 256, 512, 1024];
/** Apple's grid leaves a margin around the tile: 824 of 1024 for the 60 of our 64. */
const MAC_VIEW = '-5.28 -5.28 74.56 74.56';

// Draws the program's icons anew from resources/icon.svg. The pictures are part of the repository.
await runScript(async () => {
  const { electron } = await ensureSetUp('tests');
  const work = mkdtempSync(path.join(tmpdir(), 'mirror-maestro-icons-'));
  try {
    const file = /** @param {string} kind @param {number} pixels */ (kind, pixels) => path.join(work, `${kind}-${pixels}.png`);
    const pictures = [
      ...LINUX.map((pixels) => ({ group: 'mark', pixels, file: file('plain', pixels) })),
      ...MAC.map((pixels) => ({ group: 'mark', pixels, file: file('mac', pixels), viewBox: MAC_VIEW })),
    ];
    const order = JSON.stringify({ svg: inRoot('resources/icon.svg'), pictures });
    const code = await withDisplay((display) => runHere(electron.executable, [...sandboxArguments(), inRoot('scripts/lib/draw-svg/main.mjs'), order], { env: { ...electronEnv(electron), ...display } }));
    if (code !== 0) return code;
    const read = /** @param {string} kind @param {readonly number[]} sizes */ (kind, sizes) => sizes.map((pixels) => ({ pixels, png: readFileSync(file(kind, pixels)) }));
    mkdirSync(inRoot('resources/icons'), { recursive: true });
    for (const pixels of LINUX) copyFileSync(file('plain', pixels), inRoot('resources/icons', `${pixels}x${pixels}.png`));
    writeFileSync(inRoot('resources/icon.ico'), icoOf(read('plain', WINDOWS)));
    writeFileSync(inRoot('resources/icon.icns'), icnsOf(read('mac', MAC)));
    say('The icons are in resources: icons, icon.ico and icon.icns.');
    return 0;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});
