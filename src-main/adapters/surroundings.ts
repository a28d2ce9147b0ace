import os from 'node:os';
import path from 'node:path';
import type { Ports } from '../ports.ts';
import { createDisk } from './disk.ts';
import { createLogArchive } from './log-archive.ts';
import { createOutsideFiles } from './outside-files.ts';
import { programVersion } from './program-version.ts';
import { createShippedLicences } from './shipped-licences.ts';

/**
 * What lies around the program: `root` is its own folder, `data` is what `prepareDataFolder` answered. Migrations lie beside the source,
 * since a build empties its own folder.
 */
export const createSurroundings = (root: string, data: string): Pick<Ports, 'paths' | 'logs' | 'outside' | 'environment' | 'disk' | 'about' | 'licences'> => ({
  paths: { data, migrations: path.join(root, 'src-main', 'store', 'migrations') },
  logs: createLogArchive(data),
  outside: createOutsideFiles(),
  environment: (name) => process.env[name] ?? null,
  disk: createDisk(data),
  about: { version: programVersion(root), electron: process.versions['electron'] ?? null, chrome: process.versions['chrome'] ?? null, node: process.versions.node, system: `${process.platform} ${os.release()} ${process.arch}` },
  licences: createShippedLicences(root),
});
