import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import { openFileStore } from '../store/testing/open-test-store.ts';
import { tempFolder } from '../store/testing/temp-folder.ts';
import { publicKey } from './age/own-key.ts';
import { makeBackup } from './make-backup.ts';
import { fillMachine } from '../../e2e/world/fill-machine.ts';
import { openMachine } from '../../e2e/world/transfer-machine.ts';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** More steps than a restore has. */
const MOST_STEPS = 200;
const AT_ONCE = 2;

/** The program for plain Node, below the project so that it finds its packages. */
const bundled = async (): Promise<string> => {
  const outDir = path.join(ROOT, 'dist', 'testing');
  const entry = path.join(import.meta.dirname, 'testing', 'restore-and-die.ts');
  await build({
    root: ROOT, configFile: false, publicDir: false, logLevel: 'error', ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: { ssr: entry, outDir, emptyOutDir: false, target: 'node20.18', rolldownOptions: { output: { entryFileNames: 'restore-and-die.mjs', codeSplitting: false } } },
  });
  return path.join(outDir, 'restore-and-die.mjs');
};

/** What is the same whatever ids and seals it got: names, paths and counts. */
const shapeOf = (data: string): string => {
  const store = openFileStore(path.join(data, 'maestro.db'));
  try {
    const pairs = store.pairs.list({ offset: 0, limit: 9 }).items;
    const mirrors = pairs.flatMap(({ id }) => store.mirrors.idsOfPair(id)).map((id) => ({ path: store.mirrors.stored(id).sourcePath, links: store.issueLinks.count(id), secret: store.mirrors.stored(id).credential?.secretId !== null }));
    return JSON.stringify([store.instances.allStored().map(({ name }) => name), pairs.map(({ name }) => name), mirrors, store.settings.get().verifyHours, store.backups.counts().secrets, store.backups.lastRestore() === null, store.background.pause()]);
  } finally {
    store.close();
  }
};

it('killed at any step, a restore leaves the old or the new, never something between, and nothing beside it', { timeout: 240_000 }, async () => {
  const program = await bundled();
  const [source, before] = [tempFolder(), tempFolder()];
  const file = path.join(source, 'backup.age');
  const from = await openMachine(source);
  fillMachine(from, { mirrors: 3, links: 2 });
  const here = await openMachine(before);
  fillMachine(here, { mirrors: 1, links: 1 });
  here.store.settings.update({ verifyHours: 12 });
  // Locked for the key of the machine that will restore it: a passphrase would cost a second each time.
  await makeBackup(from.deps, { file: { path: file }, recipients: [await publicKey(here.deps)], secrets: true });
  from.close();
  here.close();
  const old = shapeOf(before);

  /** Kills at one step. Answers what the next start finds, or null where the restore came to its end. */
  const killedAt = async (step: number): Promise<{ shape: string; isWhole: boolean }> => {
    const data = tempFolder();
    cpSync(before, data, { recursive: true });
    const child = spawn(process.execPath, [program, data, file, String(step)], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    await once(child, 'close');
    expect(out === 'whole' ? child.exitCode : child.signalCode).toBe(out === 'whole' ? 0 : 'SIGKILL');
    const shape = shapeOf(data);
    expect(readdirSync(data).filter((name) => name.startsWith('staging'))).toEqual([]);
    return { shape, isWhole: out === 'whole' };
  };

  const whole = await killedAt(MOST_STEPS);
  expect(whole.isWhole).toBe(true);
  expect(whole.shape).not.toBe(old);
  let isOver = false;
  let kills = 0;
  for (let step = 1; !isOver; step += AT_ONCE) {
    const ends = await Promise.all(Array.from({ length: AT_ONCE }, (_, nth) => killedAt(step + nth)));
    for (const { shape, isWhole } of ends) {
      expect([old, whole.shape]).toContain(shape);
      if (isWhole) isOver = true;
      else kills += 1;
    }
  }
  // Opening, reading, checking, the snapshot, every statement of the transaction, and its end.
  expect(kills).toBeGreaterThan(40);
});
