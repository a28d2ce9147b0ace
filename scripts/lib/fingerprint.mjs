import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * A digest of names and contents: the same for the same input, in whatever order it was listed.
 * @param {Iterable<readonly [string, string | Uint8Array]>} named
 */
export const fingerprint = (named) => {
  const hash = createHash('sha256');
  for (const [name, content] of [...named].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
};

/** Every file below the given files and folders that exist, as absolute paths. @param {readonly string[]} starts @param {(file: string) => boolean} [wanted] @returns {string[]} */
export const filesBelow = (starts, wanted = () => true) =>
  starts.flatMap((start) => {
    const found = statSync(start, { throwIfNoEntry: false });
    if (found === undefined) return [];
    if (!found.isDirectory()) return wanted(start) ? [start] : [];
    return filesBelow(
      readdirSync(start)
        .filter((name) => name !== 'node_modules')
        .map((name) => path.join(start, name)),
      wanted,
    );
  });

/** @param {string} base names in the digest are relative to it @param {readonly string[]} files */
export const fingerprintOfFiles = (base, files) => fingerprint(files.map((file) => [path.relative(base, file), readFileSync(file)]));
