import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { describePackage, packageFolderOf, packagesIn } from './licences.mjs';
import { inRoot, root } from './project.mjs';

describe('the package of a module', () => {
  it.each([
    ['/x/node_modules/react/index.js', '/x/node_modules/react'],
    ['/x/node_modules/@mantine/core/esm/a.mjs?v=1', '/x/node_modules/@mantine/core'],
    ['/x/node_modules/a/node_modules/b/c.js', '/x/node_modules/a/node_modules/b'],
    ['C:\\x\\node_modules\\react\\index.js', 'C:/x/node_modules/react'],
    ['/x/src-main/app.ts', null],
    ['\0vite/preload-helper.js', inRoot('node_modules', 'vite')],
    ['\0commonjs-proxy', null],
  ])('of %j is %j', (id, folder) => {
    expect(packageFolderOf(root, id)).toBe(folder);
  });
});

describe('what is shipped', () => {
  it('is bundled, named by a style sheet, or loaded when the program runs', () => {
    const chunk = { type: 'chunk', moduleIds: [inRoot('node_modules/zod/index.js'), inRoot('src-main/app.ts')], imports: ['node:fs', 'electron', 'better-sqlite3', './chunks/a.js'], dynamicImports: [] };
    const names = packagesIn(root, [chunk, { type: 'asset' }], [inRoot('node_modules/@mantine/core/styles.layer.css')]).map(({ name }) => name);
    expect(names).toEqual(['@mantine/core', 'better-sqlite3', 'electron', 'zod']);
  });

  it('has a text for each, and must say on which terms', () => {
    expect(describePackage(inRoot('node_modules/better-sqlite3')).text).toContain('Permission is hereby granted');
    const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
    const write = /** @param {object} content */ (content) => writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'x', version: '1.0.0', ...content }));
    write({});
    expect(() => describePackage(folder)).toThrow('x has no licence and cannot be shipped');
    write({ license: 'ISC', author: { name: 'Ada' } });
    expect(describePackage(folder)).toEqual({ name: 'x', version: '1.0.0', licence: 'ISC', text: 'Licence: ISC\nAda' });
    rmSync(folder, { recursive: true });
  });
});
