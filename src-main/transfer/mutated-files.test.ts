import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../store/testing/temp-folder.ts';
import { decrypt } from './age/age-stream.ts';
import { ownKey, publicKey } from './age/own-key.ts';
import { makeBackup } from './make-backup.ts';
import { fillMachine, stateOf } from '../../e2e/world/fill-machine.ts';
import { openMachine } from '../../e2e/world/transfer-machine.ts';
import { createMutations, LAYERS, seeded } from '../../e2e/world/mutated-files.ts';
import { joined, pieces } from '../../e2e/world/pieces.ts';

const RUNS = 2000;

it('2,000 mutated files crash nothing and change nothing', { timeout: 240_000 }, async () => {
  const machine = await openMachine(tempFolder());
  onTestFinished(machine.close);
  fillMachine(machine, { mirrors: 2, links: 2 });
  const file = path.join(tempFolder(), 'good.age');
  await makeBackup(machine.deps, { file: { path: file }, recipients: [await publicKey(machine.deps)], secrets: true });
  const readMutated = await createMutations(machine, await joined(decrypt(pieces(readFileSync(file)), await ownKey(machine.deps))));
  const before = stateOf(machine);
  const random = seeded(7);
  const outcomes = { taken: 0, refused: 0, crashed: 0 };
  for (let run = 0; run < RUNS; run += 1) {
    const { outcome, error } = await readMutated(LAYERS[run % LAYERS.length] ?? 'rows', random);
    outcomes[outcome] += 1;
    if (outcome === 'crashed') throw error;
  }
  // A changed description or number is still a backup: only the digest of the whole was made right again for it.
  expect(outcomes.refused).toBeGreaterThan(RUNS / 2);
  expect(outcomes.taken).toBeGreaterThan(0);
  expect(stateOf(machine)).toBe(before);
});
