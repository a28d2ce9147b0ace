import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const Package = z.object({ version: z.string().max(50) });

/** The version in the program's own package.json. `root` is the folder that holds it. */
export const programVersion = (root: string): string => Package.parse(JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'))).version;
