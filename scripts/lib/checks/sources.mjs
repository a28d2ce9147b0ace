import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';
import { filesBelow } from '../fingerprint.mjs';
import { inRoot, root } from '../project.mjs';

/**
 * @typedef {{ name: string, text: string }} Source `name` is relative to the project, with `/`
 * @typedef {{ from: string, typeOnly: boolean, line: number }} Import
 */

export const CODE_FOLDERS = ['src-main', 'src-preload', 'src-renderer', 'e2e', 'scripts', 'bench'];

/** Every source file of the project. @param {readonly string[]} [folders] @returns {Source[]} */
export const readSources = (folders = CODE_FOLDERS) =>
  filesBelow(folders.map((folder) => inRoot(folder)), (file) => /\.(ts|tsx|mjs)$/.test(file)).map((file) => ({
    name: path.relative(root, file).split(path.sep).join('/'),
    text: readFileSync(file, 'utf8'),
  }));

/** Tests, and in a folder `test-kit` or `testing` what only tests use. @param {string} name */
export const isTest = (name) => /\.(test|spec)\.(ts|tsx|mjs)$|\/(test-kit|testing)\//.test(name);

export const lineAt = /** @param {string} text @param {number} offset */ (text, offset) => text.slice(0, offset).split('\n').length;

/** Everything that a file imports or passes on, dynamic imports of a fixed name included. @param {Source} source @returns {Import[]} */
export const importsOf = ({ name, text }) => {
  const { module } = parseSync(name, text);
  const passedOn = module.staticExports.flatMap(({ entries }) => entries).filter((entry) => entry.moduleRequest !== null);
  return [
    ...module.staticImports.map(({ moduleRequest, entries, start }) => ({ from: moduleRequest.value, typeOnly: entries.length > 0 && entries.every(({ isType }) => isType), line: lineAt(text, start) })),
    ...passedOn.map(({ moduleRequest, isType, start }) => ({ from: moduleRequest?.value ?? '', typeOnly: isType, line: lineAt(text, start) })),
    ...module.dynamicImports.flatMap(({ moduleRequest, start }) => {
      const literal = /^['"](.*)['"]$/.exec(text.slice(moduleRequest.start, moduleRequest.end));
      return literal === null ? [] : [{ from: literal[1] ?? '', typeOnly: false, line: lineAt(text, start) }];
    }),
  ];
};
