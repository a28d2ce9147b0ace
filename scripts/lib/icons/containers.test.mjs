import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRoot } from '../project.mjs';
import { icnsOf, icoOf } from './containers.mjs';

const PNG = Buffer.from('89504e47', 'hex');
const pictures = [16, 256].map((pixels, index) => ({ pixels, png: Buffer.concat([PNG, Buffer.alloc(index + 1)]) }));

/** Where the entry says that its picture lies. @param {Buffer} ico @param {number} index */
const icoPicture = (ico, index) => {
  const [length, at] = [ico.readUInt32LE(6 + 16 * index + 8), ico.readUInt32LE(6 + 16 * index + 12)];
  return { pixels: ico.readUInt8(6 + 16 * index) || 256, png: ico.subarray(at, at + length) };
};

/** @param {Buffer} icns */
const icnsTypes = (icns) => {
  const types = [];
  let at = 8;
  for (; at < icns.length; at += icns.readUInt32BE(at + 4)) types.push(icns.toString('latin1', at, at + 4));
  return { types, end: at };
};

test('a Windows icon has each picture where its entry says', () => {
  const ico = icoOf(pictures);
  expect(ico.readUInt16LE(4)).toBe(2);
  expect([0, 1].map((index) => icoPicture(ico, index))).toEqual(pictures);
});

test('a macOS icon names each size, and its blocks end where the file ends', () => {
  const icns = icnsOf(pictures);
  expect(icns.readUInt32BE(4)).toBe(icns.length);
  expect(icnsTypes(icns)).toEqual({ types: ['icp4', 'ic08', 'ic13'], end: icns.length });
});

test('the icons of the repository are whole', () => {
  const ico = readFileSync(inRoot('resources/icon.ico'));
  expect(Array.from({ length: ico.readUInt16LE(4) }, (_, index) => icoPicture(ico, index)).map(({ pixels, png }) => [pixels, png.subarray(0, 4).equals(PNG), png.readUInt32BE(16)])).toEqual(
    [16, 24, 32, 48, 64, 128, 256].map((pixels) => [pixels, true, pixels]),
  );
  const icns = readFileSync(inRoot('resources/icon.icns'));
  expect(icnsTypes(icns)).toEqual({ types: ['icp4', 'icp5', 'ic11', 'ic12', 'ic07', 'ic08', 'ic13', 'ic09', 'ic14', 'ic10'], end: icns.length });
});
