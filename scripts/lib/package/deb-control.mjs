import { lstatSync } from 'node:fs';

/**
 * @typedef {Partial<Record<'name' | 'version' | 'architecture' | 'maintainer' | 'category' | 'deb-priority' | 'description', string>
 *   & Record<'depends' | 'deb-recommends', string[]>>} Meta
 */

/** A line of a long description begins with a space, and a dot stands for an empty one. @param {string} text */
const description = (text) => {
  const [synopsis = '', ...rest] = text.split('\n').map((line) => line.trim());
  return [synopsis, ...rest.filter((line, index) => line !== '' || index < rest.length - 1).map((line) => ` ${line === '' ? '.' : line}`)].join('\n');
};

/** The size on disk as Debian's policy counts it: each file in whole KiB. @param {readonly string[]} files */
const installedSize = (files) => files.reduce((sum, file) => sum + Math.ceil(lstatSync(file).size / 1024), 0);

/**
 * The text of DEBIAN/control. The home page is left out: there is none.
 * @param {Meta} meta what electron-builder says @param {readonly string[]} files everything that is installed
 */
export const control = (meta, files) => {
  const fields = /** @type {const} */ ([
    ['Package', meta.name],
    ['Version', meta.version],
    ['Architecture', meta.architecture],
    ['Maintainer', meta.maintainer],
    ['Installed-Size', String(installedSize(files))],
    ['Depends', meta.depends?.join(', ')],
    ['Recommends', meta['deb-recommends']?.join(', ')],
    ['Section', meta.category],
    ['Priority', meta['deb-priority']],
    ['Description', meta.description === undefined ? undefined : description(meta.description)],
  ]);
  return `${fields.filter(([, value]) => value !== undefined && value !== '').map(([name, value]) => `${name}: ${value}`).join('\n')}\n`;
};
