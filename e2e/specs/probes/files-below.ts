import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file of a folder by its name in it, sockets left out. */
export const filesBelow = (folder: string): Map<string, Buffer> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(folder, file), readFileSync(file)]),
  );

/** The files in which one of the secrets stands, as UTF-8 or as UTF-16; each as `file: which secret`. */
export const leaksIn = (files: ReadonlyMap<string, Buffer>, secrets: readonly string[]): string[] =>
  [...files].flatMap(([name, bytes]) =>
    secrets.flatMap((secret, at) => (bytes.includes(secret) || bytes.includes(Buffer.from(secret, 'utf16le')) ? [`${name}: secret ${at}`] : [])),
  );
