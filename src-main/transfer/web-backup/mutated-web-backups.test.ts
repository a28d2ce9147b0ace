import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, it, onTestFinished } from 'vitest';
import { failureOf } from '../../rules/app-error.ts';
import { tempFolder } from '../../store/testing/temp-folder.ts';
import { fillMachine, stateOf } from '../../../e2e/world/fill-machine.ts';
import { type Machine, openMachine } from '../../../e2e/world/transfer-machine.ts';
import { changedBytes, changedValue, seeded } from '../../../e2e/world/mutated-files.ts';
import { pieces } from '../../../e2e/world/pieces.ts';
import { importWebBackup } from './import-web-backup.ts';
import { inspectWebBackup } from './inspect-web-backup.ts';
import { KEY_TEXT, tarOf } from './testing/web-archive.ts';

const RUNS = 2000;
const GOOD = readFileSync(path.join(import.meta.dirname, 'testing', 'web-backup.tar.gz'));

const DATABASE = (() => {
  const tar = gunzipSync(GOOD);
  const from = tar.indexOf('{\n  "gitlab_instances"');
  const content: unknown = JSON.parse(tar.subarray(from, tar.indexOf(0, from)).toString('utf8'));
  return content;
})();

/** The three layers of a file that can be wrong: the packing, the archive, what the rows say. */
const mutated = (run: number, random: () => number): Buffer => {
  if (run % 3 === 0) return changedBytes(GOOD, random);
  if (run % 3 === 1) return gzipSync(changedBytes(gunzipSync(GOOD), random), { level: 1 });
  return gzipSync(tarOf([{ name: 'database.json', content: JSON.stringify(changedValue(DATABASE, random)) ?? '' }, { name: 'encryption.key', content: KEY_TEXT }]), { level: 1 });
};

/** `taken`, or the code of the failure; what is none is a bug and goes on. */
const outcomeOf = async (work: () => Promise<unknown>): Promise<string> => {
  try {
    await work();
    return 'taken';
  } catch (error) {
    const failure = failureOf(error);
    if (failure === null) throw error;
    return failure.code;
  }
};

const reading = (deps: Machine['deps'], bytes: Buffer) => ({ ...deps, outside: { ...deps.outside, read: () => pieces(bytes, 64 * 1024) } });
const FILE = { path: '/file' };
const APPROVED = ['https://a.example.com', 'https://b.example.com'].map((origin) => ({ origin, network: 'public' as const }));

it('2,000 mutated backups of the web application crash nothing and change nothing', { timeout: 240_000 }, async () => {
  const machine = await openMachine(tempFolder());
  onTestFinished(machine.close);
  fillMachine(machine, { mirrors: 2, links: 2 });
  const before = stateOf(machine);
  const random = seeded(11);
  const outcomes = new Map<string, number>();
  for (let run = 0; run < RUNS; run += 1) {
    const outcome = await outcomeOf(() => inspectWebBackup(reading(machine.deps, mutated(run, random)), { file: FILE }));
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  expect([...outcomes.keys()].toSorted()).toEqual(['file_refused', 'taken']);
  expect(outcomes.get('file_refused')).toBeGreaterThan(RUNS / 2);
  expect(stateOf(machine)).toBe(before);
});

it('a mutated backup is brought over whole or not at all', { timeout: 240_000 }, async () => {
  const machine = await openMachine(tempFolder());
  onTestFinished(machine.close);
  const random = seeded(13);
  const changedWhenRefused: number[] = [];
  for (let run = 0; run < 300; run += 1) {
    const before = stateOf(machine);
    const outcome = await outcomeOf(() => importWebBackup(reading(machine.deps, mutated(run, random)), { file: FILE, approve: APPROVED }));
    if (outcome !== 'taken' && stateOf(machine) !== before) changedWhenRefused.push(run);
  }
  expect(changedWhenRefused).toEqual([]);
});
