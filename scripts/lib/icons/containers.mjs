/** @typedef {{ pixels: number, png: Buffer }} Picture */

const ICO_HEADER = 6;
const ICO_ENTRY = 16;

/** A Windows icon that holds PNGs, as Windows reads them since Vista. A side of 256 is written as 0. @param {readonly Picture[]} pictures of at most 256 pixels @returns {Buffer} */
export const icoOf = (pictures) => {
  const header = Buffer.alloc(ICO_HEADER + ICO_ENTRY * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let at = header.length;
  for (const [index, { pixels, png }] of pictures.entries()) {
    const entry = ICO_HEADER + ICO_ENTRY * index;
    header.writeUInt8(pixels % 256, entry);
    header.writeUInt8(pixels % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(at, entry + 12);
    at += png.length;
  }
  return Buffer.concat([header, ...pictures.map(({ png }) => png)]);
};

/** Apple's names of the entries that hold PNGs, by their side in pixels: once as such, once as the double of the half. @type {Readonly<Record<number, readonly string[]>>} */
const ICNS_TYPES = { 16: ['icp4'], 32: ['icp5', 'ic11'], 64: ['ic12'], 128: ['ic07'], 256: ['ic08', 'ic13'], 512: ['ic09', 'ic14'], 1024: ['ic10'] };

/** @param {string} type @param {Buffer} content */
const block = (type, content) => {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(head.length + content.length, 4);
  return Buffer.concat([head, content]);
};

/** A macOS icon that holds PNGs. Sizes that it has no name for are left out. @param {readonly Picture[]} pictures @returns {Buffer} */
export const icnsOf = (pictures) => block('icns', Buffer.concat(pictures.flatMap(({ pixels, png }) => (ICNS_TYPES[pixels] ?? []).map((type) => block(type, png)))));
