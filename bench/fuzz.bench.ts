import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fillMachine, stateOf } from '../e2e/world/fill-machine.ts';
import { createMutations, LAYERS, type Layer, seeded } from '../e2e/world/mutated-files.ts';
import { createWebMutations, WEB_LAYERS, type WebLayer } from '../e2e/world/mutated-web-backups.ts';
import { joined, pieces } from '../e2e/world/pieces.ts';
import { type Machine, openMachine } from '../e2e/world/transfer-machine.ts';
import { failureOf, isFailure } from '../src-main/rules/app-error.ts';
import { decrypt } from '../src-main/transfer/age/age-stream.ts';
import { ownKey, publicKey } from '../src-main/transfer/age/own-key.ts';
import { makeBackup } from '../src-main/transfer/make-backup.ts';
import { inspectWebBackup } from '../src-main/transfer/web-backup/inspect-web-backup.ts';
import type { Row } from './row.ts';

const FILES = 100_000;
/** A reading that takes longer counts as a hang. */
const SLOW_MS = 5000;
/** Live data is looked at after so many files. */
const LOOK = 1000;
const ALL = [...LAYERS, ...WEB_LAYERS];

type Outcome = 'taken' | 'refused' | 'crashed';
type Read = (layer: Layer | WebLayer, random: () => number) => Promise<Outcome>;

const isWebLayer = (layer: Layer | WebLayer): layer is WebLayer => WEB_LAYERS.some((one) => one === layer);

/** Reads mutated files of every layer as a restore and an import read them before anything is touched. */
const createRead = async (machine: Machine, folder: string): Promise<Read> => {
  const file = path.join(folder, 'good.age');
  await makeBackup(machine.deps, { file: { path: file }, recipients: [await publicKey(machine.deps)], secrets: true });
  const readMutated = await createMutations(machine, await joined(decrypt(pieces(await readFile(file)), await ownKey(machine.deps))));
  const webMutated = createWebMutations(process.cwd());
  const readWeb = async (layer: WebLayer, random: () => number): Promise<Outcome> => {
    const bytes = webMutated(layer, random);
    try {
      await inspectWebBackup({ ...machine.deps, outside: { ...machine.deps.outside, read: () => pieces(bytes, 64 * 1024) } }, { file: { path: '/file' } });
      return 'taken';
    } catch (error) {
      return isFailure(error, 'file_refused') ? 'refused' : report(layer, error);
    }
  };
  return async (layer, random) => {
    if (isWebLayer(layer)) return readWeb(layer, random);
    const { outcome, error } = await readMutated(layer, random);
    return outcome === 'crashed' ? report(layer, error) : outcome;
  };
};

const report = (layer: string, error: unknown): Outcome => {
  process.stderr.write(`${layer}: ${failureOf(error)?.code ?? (error instanceof Error ? error.stack : String(error))}\n`);
  return 'crashed';
};

const row = (what: string, measured: number, allowed: number): Row => ({ what, measured, floor: 0, allowed, unit: 'files' });

/** What damaged and hostile files can do: as many of each layer of both kinds of backup, from one seed that repeats. */
export const bench = async (): Promise<Row[]> => {
  const [data, folder] = [mkdtempSync(path.join(tmpdir(), 'maestro-fuzz-')), mkdtempSync(path.join(tmpdir(), 'maestro-fuzz-file-'))];
  const machine = await openMachine(data);
  try {
    fillMachine(machine, { mirrors: 2, links: 2 });
    const read = await createRead(machine, folder);
    const [before, random] = [stateOf(machine), seeded(20_261_124)];
    const outcomes = { taken: 0, refused: 0, crashed: 0, slow: 0, changed: 0 };
    for (let run = 0; run < FILES; run += 1) {
      const began = performance.now();
      outcomes[await read(ALL[run % ALL.length] ?? 'age', random)] += 1;
      if (performance.now() - began > SLOW_MS) outcomes.slow += 1;
      if (run % LOOK === LOOK - 1 && stateOf(machine) !== before) outcomes.changed += 1;
    }
    return [
      row('mutated files that crashed a reading, of 100,000', outcomes.crashed, 0),
      row('that took more than 5 s', outcomes.slow, 0),
      row('looks at the live data that found it changed', outcomes.changed, 0),
      row('folders of readings left behind', readdirSync(data).filter((name) => name.startsWith('staging')).length, 0),
      row('that were refused', outcomes.refused, FILES),
      row('that were still a backup', outcomes.taken, FILES / 2),
    ];
  } finally {
    machine.close();
    for (const left of [data, folder]) rmSync(left, { recursive: true, force: true });
  }
};
