// What Electron runs when it is started with the path of an application: `electron [-r module] <folder or file> [arguments]`.
// Electron's own default application is not part of the runtime that this one completes.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

const require = createRequire(import.meta.url);

const readArguments = () => {
  const args = process.argv.slice(1);
  const preloads = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? '';
    if (arg === '--version' || arg === '-v') return { version: true, preloads, target: null };
    if (arg === '-r' || arg === '--require') preloads.push(path.resolve(args[(at += 1)] ?? ''));
    else if (!arg.startsWith('-')) return { version: false, preloads, target: path.resolve(arg) };
  }
  return { version: false, preloads, target: null };
};

/** Introduces the application as Electron's own loader does and answers its entry file. @param {string} target */
const introduce = (target) => {
  const description = path.join(target, 'package.json');
  if (!existsSync(description)) {
    app.setAppPath(path.dirname(target));
    return require.resolve(target);
  }
  const { name, productName, version, desktopName, main = 'index.js' } = JSON.parse(readFileSync(description, 'utf8'));
  if (version) app.setVersion(version);
  app.name = productName ?? name ?? app.name;
  app.setDesktopName(desktopName ?? `${app.name}.desktop`);
  app.setAppPath(target);
  return path.join(target, main);
};

const { version, preloads, target } = readArguments();
if (version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  process.exit(0);
}
if (target === null) {
  process.stderr.write('usage: electron [-r module] <folder or file> [arguments]\n');
  process.exit(1);
}
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
for (const preload of preloads) require(preload);
await import(pathToFileURL(introduce(target)).href);
