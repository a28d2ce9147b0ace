import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../e2e/world/world.ts';
import { createShippedLicences } from '../adapters/shipped-licences.ts';
import { listLicences } from './about.ts';

let world: World | null = null;
afterEach(async () => {
  await world?.close();
  world = null;
});

describe('what the program says of itself', () => {
  it('has its versions, SQLite’s own among them, and the data folder', async () => {
    world = await createWorld();
    const about = await world.call('about.get', {});
    expect(about).toMatchObject({ version: '2.0.0', electron: null, node: process.versions.node, dataFolder: world.data });
    expect(about.sqlite).toMatch(/^3\.\d+\.\d+$/u);
  });

  it('opens the data folder and no other: the caller names none', async () => {
    world = await createWorld();
    expect(await world.call('about.showDataFolder', {})).toEqual({ shown: true });
    expect(world.machine.shownFolders).toEqual([world.data]);
    expect(await world.refusal('about.showDataFolder', { folder: '/etc' })).toMatchObject({ code: 'invalid_input' });
    expect(world.machine.shownFolders).toEqual([world.data]);
  });
});

describe('the licences of what is shipped', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'licences-'));
  afterEach(() => rmSync(path.join(root, 'dist'), { recursive: true, force: true }));

  const write = (part: string, ...packages: [name: string, version: string][]): void => {
    mkdirSync(path.join(root, 'dist', 'licences'), { recursive: true });
    writeFileSync(path.join(root, 'dist', 'licences', `${part}.json`), JSON.stringify(packages.map(([name, version]) => ({ name, version, licence: 'MIT', text: `Text of ${name}` }))));
  };

  it('are those of all parts, each once, by name', () => {
    write('main', ['zod', '4.0.0'], ['undici', '7.0.0']);
    write('window', ['react', '19.0.0'], ['zod', '4.0.0'], ['zod', '3.0.0']);
    expect(createShippedLicences(root).list().map(({ name, version }) => `${name} ${version}`)).toEqual(['react 19.0.0', 'undici 7.0.0', 'zod 3.0.0', 'zod 4.0.0']);
  });

  it('are none where nothing was built', () => {
    expect(createShippedLicences(root).list()).toEqual([]);
  });

  it('name the Electron that runs', () => {
    write('main', ['electron', '45.0.0'], ['zod', '4.0.0']);
    const { items } = listLicences({ licences: createShippedLicences(root), about: { version: '2.0.0', electron: '33.2.1', chrome: null, node: '20', system: 'test' } });
    expect(items.map(({ name, version }) => `${name} ${version}`)).toEqual(['electron 33.2.1', 'zod 4.0.0']);
  });
});
