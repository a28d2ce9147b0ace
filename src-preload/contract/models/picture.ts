import { z } from 'zod';
import { FileRef } from './file.ts';

/** Characters; a picture of 300 instances has a tenth of it. */
const MOST = { svg: 4_000_000, png: 24_000_000 } as const;
/** Base64 of the eight bytes with which every PNG begins. */
const PNG_BEGINS = /^iVBORw0KGgo/;

/** A tag that a drawing of ours is made of, without its `<`, and what stands behind it; its attributes apart, since a value may hold a `>`. */
const DRAWN = /^\/?(?:svg|title|g|rect|path|circle|text|defs|marker)(?<attributes>(?:\s+[\w:-]+="[^"]*")*)\s*\/?>/;
/** What would run, load or refer to something outside of the drawing. */
const ACTS = /\s(?:on[a-z]+|href|xlink:href|style)=|url\((?!#)/i;

const isDrawing = (svg: string): boolean => {
  const [before, ...tags] = svg.split('<');
  const isPlain = (tag: string): boolean => {
    const attributes = DRAWN.exec(tag)?.groups?.['attributes'];
    return attributes !== undefined && !ACTS.test(attributes);
  };
  return before === '' && tags.length > 1 && svg.startsWith('<svg ') && svg.endsWith('</svg>') && tags.every(isPlain);
};

/** A picture that the window has drawn, and the file for it. An SVG has shapes and texts only; a PNG is base64. */
export const PictureWrite = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('svg'), file: FileRef, content: z.string().max(MOST.svg).refine(isDrawing) }),
  z.strictObject({ format: z.literal('png'), file: FileRef, content: z.base64().max(MOST.png).regex(PNG_BEGINS) }),
]);
