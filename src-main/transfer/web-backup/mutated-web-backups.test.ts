import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { failureOf } from '../../rules/app-error.ts';
import { tempFolder } from '../../store/testing/temp-folder.ts';
import { fillMachine, stateOf } from '../../../e2e/world/fill-machine.ts';
import { type Machine, openMachine } from '../../../e2e/world/transfer-machine.ts';
import { seeded } from '../../../e2e/world/mutated-files.ts';
import { createWebMutations, WEB_LAYERS } from '../../../e2e/world/mutated-web-backups.ts';
import { pieces } from '../../../e2e/world/pieces.ts';
import { importWebBackup } from './import-web-backup.ts';
import { inspectWebBackup } from './inspect-web-backup.ts';

const RUNS = 2000;
const mutated = createWebMutations(path.resolve(import.meta.dirname, '..', '..', '..'));

const layerOf = (run: number) => WEB_LAYERS[run % WEB_LAYERS.length] ?? 'tar';

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
    const outcome = await outcomeOf(() => inspectWebBackup(reading(machine.deps, mutated(layerOf(run), random)), { file: FILE }));
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
    const outcome = await outcomeOf(() => importWebBackup(reading(machine.deps, mutated(layerOf(run), random)), { file: FILE, approve: APPROVED }));
    if (outcome !== 'taken' && stateOf(machine) !== before) changedWhenRefused.push(run);
  }
  expect(changedWhenRefused).toEqual([]);
});
