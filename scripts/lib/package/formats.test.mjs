import { expect, test } from 'vitest';
import { formatsOf } from './formats.mjs';

const STOCK = /** @type {const} */ ({ kind: 'stock', reason: null });
const SUBSTITUTE = /** @type {const} */ ({ kind: 'substitute', reason: 'it is far' });

/** @param {readonly import('./formats.mjs').Format[]} formats */
const buildable = (formats) => formats.filter(({ lacks }) => lacks === null).map(({ format }) => format);

test('where everything can be had, everything is built', () => {
  expect(buildable(formatsOf('linux', STOCK, () => true))).toEqual(['dir', 'tar.gz', 'deb', 'AppImage']);
  expect(buildable(formatsOf('darwin', STOCK, () => false))).toEqual(['dmg', 'zip']);
  expect(buildable(formatsOf('win32', STOCK, () => false))).toEqual(['nsis']);
});

test('without a way to github.com what needs no foreign tool is built, and the rest says why not', () => {
  expect(buildable(formatsOf('linux', SUBSTITUTE, () => true))).toEqual(['dir', 'tar.gz', 'deb']);
  expect(formatsOf('linux', SUBSTITUTE, () => true).at(-1)?.lacks).toContain('it is far');
});

test('without dpkg-deb there is no .deb', () => {
  expect(buildable(formatsOf('linux', STOCK, () => false))).toEqual(['dir', 'tar.gz', 'AppImage']);
});
