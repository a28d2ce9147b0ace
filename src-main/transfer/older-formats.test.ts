import { cpSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../store/testing/temp-folder.ts';
import { restoreBackup } from './restore-backup.ts';
import { openMachine } from '../../e2e/world/transfer-machine.ts';

const ORIGINS = ['https://north.example.com', 'https://south.example.com'];

/** One file of each format that there ever was. They are never made anew: what was written once has to be read for ever. */
it.each([['format-1.age', 'the passphrase of format 1', []], ['format-2.age', 'the passphrase of format 2', ['0123456789abcdef']]])('%s is restored by this version', { timeout: 30_000 }, async (name, passphrase, lineages) => {
  const machine = await openMachine(tempFolder());
  onTestFinished(machine.close);
  const file = path.join(tempFolder(), name);
  cpSync(path.join(import.meta.dirname, 'testing', 'files', name), file);
  const restored = await restoreBackup(machine.deps, { file: { path: file }, passphrase, how: 'replace', choices: { default: 'mine', kinds: {}, otherwise: [] }, approve: ORIGINS, tokens: [] });
  expect(restored).toMatchObject({ instances: { added: 2 }, pairs: { added: 1 }, mirrors: { added: 2 }, links: { added: 4 } });
  const { store, vault } = machine;
  expect(store.instances.allStored().map(({ name: instance, tokenSecretId }) => [instance, vault.open(tokenSecretId).reveal()])).toEqual([['North', 'glpat-North-canary'], ['South', 'glpat-South-canary']]);
  expect(store.settings.get().verifyHours).toBe(48);
  expect(store.claims.all().map(({ lineage, stance }) => [lineage, stance])).toEqual(lineages.map((lineage) => [lineage, 'unanswered']));
  const [pair] = store.pairs.list({ offset: 0, limit: 1 }).items;
  expect(pair).toMatchObject({ name: 'North to South', direction: 'push', triggerBuilds: true });
});
