import path from 'node:path';
import type { Paths } from '../ports.ts';

/** `root` is the program's folder; `data` is what `prepareDataFolder` answered. Migrations lie beside the source, since a build empties its own folder. */
export const createPaths = (root: string, data: string): Paths => ({ data, migrations: path.join(root, 'src-main', 'store', 'migrations') });
