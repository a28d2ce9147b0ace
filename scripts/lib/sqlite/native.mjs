import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fingerprint } from '../fingerprint.mjs';
import { cacheFolder, inRoot, readJson } from '../project.mjs';
import { run } from '../shell.mjs';
import { Trouble, say } from '../trouble.mjs';

/** The Node-API that the prebuilt binaries of better-sqlite3 need; on an older one they crash. */
const PREBUILT_NODE_API = 10;
const require = createRequire(import.meta.url);
const source = inRoot('node_modules/better-sqlite3');
const placed = path.join(source, 'build/Release/better_sqlite3.node');
/** Says which build lies there; without it a build of another origin is replaced. */
const placedKey = `${placed}.key`;
const compatibility = path.join(import.meta.dirname, 'node-api-9.hpp');

/** @param {readonly number[]} nodeApis of every runtime that will load SQLite */
export const needsOwnBuild = (nodeApis) => nodeApis.some((version) => version < PREBUILT_NODE_API);

/** Names the build that this machine needs: where it lies in the cache, and whether it is the one in node_modules. */
export const ownBuild = () => {
  const key = fingerprint([
    ['version', String(readJson(path.join(source, 'package.json')).version)],
    ['machine', `${process.platform}-${process.arch}`],
    ['script', readFileSync(import.meta.filename)],
    ['header', readFileSync(compatibility)],
  ]);
  const cached = path.join(cacheFolder(), `better-sqlite3-${key.slice(0, 16)}.node`);
  return { key, cached, isPlaced: () => existsSync(placed) && existsSync(placedKey) && readFileSync(placedKey, 'utf8') === key };
};

/** Whether making it takes a compiler. */
export const mustCompile = () => {
  const build = ownBuild();
  return !build.isPlaced() && !existsSync(build.cached);
};

/** Puts SQLite's native part for Node-API 9 where better-sqlite3 looks first; compiles it once per machine and version. */
export const ensureOwnBuild = async () => {
  const build = ownBuild();
  if (build.isPlaced()) return;
  if (process.platform !== 'linux') {
    throw new Trouble(`SQLite's native part needs Node-API ${PREBUILT_NODE_API}; this is Node ${process.versions.node}.`, 'Use Node 22.14 or newer on this system.');
  }
  if (!existsSync(build.cached)) await compileTo(build.cached);
  mkdirSync(path.dirname(placed), { recursive: true });
  // A new file by rename, never over the old one: a process that runs may have that mapped.
  copyFileSync(build.cached, `${placed}.new`);
  renameSync(`${placed}.new`, placed);
  writeFileSync(placedKey, build.key);
};

/** Takes a build of ours away again where every runtime can load the prebuilt one. */
export const dropOwnBuild = () => {
  if (existsSync(placedKey)) rmSync(path.join(source, 'build'), { recursive: true, force: true });
};

/** SQLite's options, as better-sqlite3 sets them. @param {string} gypi the text of its deps/defines.gypi */
export const definesOf = (gypi) => [...gypi.matchAll(/^\s+'([A-Z][A-Z0-9_]*(?:=[^'\s]*)?)',$/gm)].map(([, name]) => `-D${name}`);

/** @param {string} target */
const compileTo = async (target) => {
  say('Compiling SQLite for Node-API 9, once on this machine (half a minute) …');
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(path.join(cacheFolder(), 'compiling-'));
  try {
    await compile(work);
    renameSync(path.join(work, 'better_sqlite3.node'), target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
};

/** @param {string} work */
const compile = async (work) => {
  const from = /** @param {string} place */ (place) => path.join(source, place);
  const defines = definesOf(readFileSync(from('deps/defines.gypi'), 'utf8'));
  if (defines.length === 0) throw new Error('better-sqlite3 keeps its options elsewhere now: look at deps/defines.gypi');
  const common = ['-c', '-w', '-O2', '-fPIC', '-pthread', '-DNDEBUG', '-D_FILE_OFFSET_BITS=64', `-I${from('deps/sqlite3')}`];
  const nodeApi = ['-DNAPI_VERSION=9', '-DNAPI_DISABLE_CPP_EXCEPTIONS', '-DNODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS', '-DBUILDING_NODE_EXTENSION'];
  const addonApiHeaders = path.dirname(createRequire(from('package.json')).resolve('node-addon-api'));
  const headers = [`-I${require('node-api-headers').include_dir}`, `-I${addonApiHeaders}`, '-include', compatibility];
  await Promise.all([
    gcc('gcc', ['-std=c99', ...common, ...defines, from('deps/sqlite3/sqlite3.c'), '-o', path.join(work, 'sqlite3.o')]),
    gcc('g++', ['-std=gnu++20', '-fno-exceptions', '-fvisibility=hidden', '-fvisibility-inlines-hidden', ...common, ...nodeApi, ...headers, from('src/better_sqlite3.cpp'), '-o', path.join(work, 'addon.o')]),
  ]);
  await gcc('g++', ['-shared', '-s', '-pthread', path.join(work, 'sqlite3.o'), path.join(work, 'addon.o'), '-o', path.join(work, 'better_sqlite3.node'), '-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-ldl']);
};

/** @param {string} command @param {readonly string[]} args */
const gcc = async (command, args) => {
  const { code, stderr } = await run(command, args);
  if (code !== 0) throw new Trouble(`${command} ended with code ${code} while compiling better-sqlite3: ${stderr.trim().split('\n').slice(0, 5).join(' | ')}`, 'Check the compiler, or use Node 22.14 or newer with Electron’s own binary, which need no compiling.');
};
