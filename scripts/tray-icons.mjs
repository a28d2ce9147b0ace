import { withDisplay } from './lib/display.mjs';
import { electronEnv, sandboxArguments } from './lib/electron.mjs';
import { inRoot } from './lib/project.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { runHere } from './lib/shell.mjs';
import { runScript, say } from './lib/trouble.mjs';

const STATES = ['fine', 'working', 'attention', 'paused', 'offline', 'locked'];
const BASE = 18;

/** For a light panel, for a dark one, and black for macOS, which colours a template itself. Signs have the tones of the status language. */
const KINDS = {
  '-light': { ink: '#1d262f', signs: { working: '#1f6fb2', attention: '#a85a00' } },
  '-dark': { ink: '#f1f4f7', signs: { working: '#6db6f2', attention: '#f2b04a' } },
  Template: { ink: '#000000', signs: {} },
};

const pictures = STATES.flatMap((state) =>
  Object.entries(KINDS).flatMap(([kind, { ink, signs }]) =>
    [1, 2].map((scale) => ({
      group: state,
      ink,
      sign: /** @type {Record<string, string>} */ (signs)[state] ?? ink,
      pixels: BASE * scale,
      file: inRoot(`resources/tray/${state}${kind}${scale === 2 ? '@2x' : ''}.png`),
    })),
  ),
);

// Draws the tray's icons anew, after its drawing has changed. The pictures are part of the repository.
await runScript(async () => {
  const { electron } = await ensureSetUp('tests');
  const work = JSON.stringify({ svg: inRoot('resources/tray/tray.svg'), pictures });
  const code = await withDisplay((display) =>
    runHere(electron.executable, [...sandboxArguments(), inRoot('scripts/lib/draw-svg/main.mjs'), work], { env: { ...electronEnv(electron), ...display } }),
  );
  if (code === 0) say(`${pictures.length} pictures are in resources/tray.`);
  return code;
});
