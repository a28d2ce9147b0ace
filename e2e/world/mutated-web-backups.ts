import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { KEY_TEXT, tarOf } from './web-archive.ts';
import { changedBytes, changedValue } from './mutated-files.ts';

/** The three layers of a web application's backup that can be wrong: the packing, the archive, what the rows say. */
export const WEB_LAYERS = ['gzip', 'tar', 'database'] as const;
export type WebLayer = (typeof WEB_LAYERS)[number];

/** Mutated copies of the sample backup; `root` is the project's folder. */
export const createWebMutations = (root: string): ((layer: WebLayer, random: () => number) => Buffer) => {
  const good = readFileSync(path.join(root, 'src-main', 'transfer', 'web-backup', 'testing', 'web-backup.tar.gz'));
  const tar = gunzipSync(good);
  const from = tar.indexOf('{\n  "gitlab_instances"');
  const database: unknown = JSON.parse(tar.subarray(from, tar.indexOf(0, from)).toString('utf8'));
  return (layer, random) => {
    switch (layer) {
      case 'gzip':
        return changedBytes(good, random);
      case 'tar':
        return gzipSync(changedBytes(tar, random), { level: 1 });
      case 'database':
        return gzipSync(tarOf([{ name: 'database.json', content: JSON.stringify(changedValue(database, random)) ?? '' }, { name: 'encryption.key', content: KEY_TEXT }]), { level: 1 });
    }
  };
};
