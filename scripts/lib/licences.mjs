import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ name: string, version: string, licence: string, text: string }} Shipped */
/** @typedef {{ type: string, moduleIds?: readonly string[], imports?: readonly string[], dynamicImports?: readonly string[] }} Output */

const PLACE = '/node_modules/';
const LICENCE_FILE = /^(?:licen[cs]e|copying|notice)(?:[.-].*)?$/iu;

/**
 * The folder of the package that a module of a bundle comes from, null for our own and for Node's. What the bundler itself puts in is
 * named after it with a zero byte before (`\0vite/preload-helper.js`).
 * @param {string} root the project's folder @param {string} id @returns {string | null}
 */
export const packageFolderOf = (root, id) => {
  const file = (id.split('?')[0] ?? '').replaceAll('\\', '/');
  const place = file.lastIndexOf(PLACE);
  const from = place >= 0 ? file.slice(place + PLACE.length) : file.startsWith('\0') ? file.slice(1) : null;
  if (from === null) return null;
  const name = from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');
  if (place >= 0) return file.slice(0, place + PLACE.length) + name;
  const helper = path.join(root, 'node_modules', name);
  return existsSync(path.join(helper, 'package.json')) ? helper : null;
};

/** The folder of a package that is loaded when the program runs; null for what Node and Electron have. @param {string} root @param {string} specifier @returns {string | null} */
const folderOfImport = (root, specifier) => {
  if (/^(?:node:|\.|\/|\0)/u.test(specifier)) return null;
  const folder = path.join(root, 'node_modules', ...specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1));
  return existsSync(path.join(folder, 'package.json')) ? folder : null;
};

/** @param {unknown} licence */
const nameOf = (licence) => (typeof licence === 'string' ? licence : '');

/**
 * A package as its own folder tells it. One that says nothing of its licence must not be shipped.
 * @param {string} folder @returns {Shipped}
 */
export const describePackage = (folder) => {
  const { name, version, license, author, repository } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const files = readdirSync(folder).filter((file) => LICENCE_FILE.test(file)).toSorted();
  const text = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n');
  const licence = nameOf(license);
  if (licence === '' && text === '') throw new Error(`${name} has no licence and cannot be shipped`);
  const who = typeof author === 'string' ? author : (author?.name ?? '');
  const where = typeof repository === 'string' ? repository : (repository?.url ?? '');
  return { name, version, licence: licence === '' ? 'see its text' : licence, text: text === '' ? [`Licence: ${licence}`, who, where].filter((line) => line !== '').join('\n') : text };
};

/** Every package of which something is in these outputs or is loaded by them. @param {string} root @param {readonly Output[]} outputs @param {readonly string[]} sheets modules of style sheets, which no chunk names */
export const packagesIn = (root, outputs, sheets) => {
  const chunks = outputs.filter(({ type }) => type === 'chunk');
  const modules = [...chunks.flatMap(({ moduleIds = [] }) => moduleIds), ...sheets].map((id) => packageFolderOf(root, id));
  const loaded = chunks.flatMap(({ imports = [], dynamicImports = [] }) => [...imports, ...dynamicImports]).map((specifier) => folderOfImport(root, specifier));
  const folders = new Set([...modules, ...loaded].filter((folder) => folder !== null));
  return [...folders].map(describePackage).toSorted((a, b) => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en'));
};

/**
 * Writes what a part of the program ships into `dist/licences/<part>.json` when it is built.
 * @param {string} root the project's folder: the configuration that calls this is bundled, so that no module of it knows its own place
 * @param {string} part @returns {import('vite').Plugin}
 */
export const shippedLicences = (root, part) => ({
  name: 'shipped-licences',
  apply: 'build',
  generateBundle(_options, bundle) {
    const sheets = [...this.getModuleIds()].filter((id) => /\.css(?:\?|$)/u.test(id));
    const folder = path.join(root, 'dist', 'licences');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, `${part}.json`), JSON.stringify(packagesIn(root, Object.values(bundle), sheets)));
  },
});
