import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutsideFiles } from '../adapters/outside-files.ts';
import { createFileAccess, createGrants } from '../files/file-access.ts';
import { failureOf } from '../rules/app-error.ts';
import { PictureWrite } from '../../src-preload/contract/models/picture.ts';
import { writePicture } from './write-picture.ts';

let folder: string;
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'maestro-picture-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>A</title><g><path d="M 1" marker-end="url(#push)"/><text x="1">on = &lt;b&gt; 鏡</text></g></svg>';
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2]);

const isTaken = (input: unknown): boolean => PictureWrite.safeParse(input).success;

describe('a picture', () => {
  it('is written as it was drawn, to the file that was chosen', async () => {
    const grants = createGrants({ chance: { uid: () => 'g1' } });
    const deps = { outside: createOutsideFiles(), files: createFileAccess(grants, 'window') };
    for (const [format, content, bytes] of [['svg', SVG, Buffer.from(SVG)], ['png', PNG.toString('base64'), PNG]] as const) {
      const file = path.join(folder, `a.${format}`);
      grants.give(file);
      expect(await writePicture(deps, PictureWrite.parse({ format, content, file: { grant: 'g1' } }))).toEqual({ bytes: bytes.length });
      expect(readFileSync(file)).toEqual(bytes);
    }
  });

  it('is not written where no file was chosen', async () => {
    const deps = { outside: createOutsideFiles(), files: createFileAccess(createGrants({ chance: { uid: () => 'g1' } }), 'window') };
    const refused = await writePicture(deps, PictureWrite.parse({ format: 'svg', content: SVG, file: { path: path.join(folder, 'a.svg') } })).catch(failureOf);
    expect(refused).toEqual({ code: 'not_allowed', reason: 'file_not_chosen' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['a script', '<svg x=""><script>1</script></svg>'], ['a page in it', '<svg x=""><foreignObject></foreignObject></svg>'], ['a link', '<svg x=""><g href="https://x.example"></g></svg>'],
    ['a handler', '<svg x=""><g onload="1"></g></svg>'],
    ['a handler behind a sign', '<svg x=""><g id=">" onload="1"></g></svg>'], ['a colour from elsewhere', '<svg x=""><g fill="url(https://x.example/a)"></g></svg>'],
    ['an entity', '<!DOCTYPE svg><svg x=""></svg>'], ['a page', '<html></html>'], ['an image', '<svg x=""><image/></svg>'],
  ])('is refused with %s', (_what, content) => expect(isTaken({ format: 'svg', content, file: { grant: 'g' } })).toBe(false));

  it('is refused as a PNG where it is none', () => {
    expect(isTaken({ format: 'png', content: Buffer.from('#!/bin/sh').toString('base64'), file: { grant: 'g' } })).toBe(false);
    expect(isTaken({ format: 'svg', content: PNG.toString('base64'), file: { grant: 'g' } })).toBe(false);
  });
});
