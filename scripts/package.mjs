import path from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { root } from './lib/project.mjs';
import { ensureSetUp } from './lib/set-up.mjs';
import { formatsOf } from './lib/package/formats.mjs';
import { packageAs } from './lib/package/package.mjs';
import { runScript, say } from './lib/trouble.mjs';

const OTHER_SYSTEMS = { linux: 'Windows and macOS', win32: 'Linux and macOS', darwin: 'Linux and Windows' };

await runScript(async () => {
  const { electron } = await ensureSetUp('window');
  await ensureBuilt();
  const formats = formatsOf(process.platform, electron);
  const buildable = formats.filter(({ lacks }) => lacks === null).map(({ format }) => format);
  const files = buildable.length === 0 ? [] : await packageAs(electron, buildable);
  for (const file of files) process.stdout.write(`${path.relative(root, file)}\n`);
  for (const { format, lacks } of formats) if (lacks !== null) say(`Left out: ${format}: ${lacks}.`);
  say(`Left out: packages for ${OTHER_SYSTEMS[/** @type {'linux'} */ (process.platform)] ?? 'other systems'}: each system builds its own.`);
  if (electron.kind === 'substitute') say(`These carry Electron ${electron.version}, the runtime for development: try them, do not give them to anybody.`);
  return buildable.length === 0 ? 1 : 0;
});
