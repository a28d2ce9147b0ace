import { readdirSync } from 'node:fs';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

export type PageFile = { path: string; type: string };

/**
 * The built pages, read once at start: address path → file. Addresses are looked up and never joined to a folder, so there is
 * nothing to climb out of. Files of other types are not served.
 */
export const listPageFiles = (folder: string): ReadonlyMap<string, PageFile> => {
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const type = TYPES[path.extname(name)];
    if (type !== undefined) files.set(`/${name.split(path.sep).join('/')}`, { path: path.join(folder, name), type });
  }
  return files;
};
