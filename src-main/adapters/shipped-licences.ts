import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { Licence } from '../../src-preload/contract/models/about.ts';
import type { Licences } from '../ports.ts';

const Written = z.array(Licence);

const byName = (a: Licence, b: Licence): number => a.name.localeCompare(b.name, 'en') || a.version.localeCompare(b.version, 'en');

/** What the build wrote beside each part of the program, each package once. `root` is the program's folder. */
export const createShippedLicences = (root: string): Licences => {
  const folder = path.join(root, 'dist', 'licences');
  return {
    list() {
      const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith('.json')) : [];
      const all = files.flatMap((file) => Written.parse(JSON.parse(readFileSync(path.join(folder, file), 'utf8'))));
      return [...new Map(all.map((one) => [`${one.name} ${one.version}`, one])).values()].toSorted(byName);
    },
  };
};
