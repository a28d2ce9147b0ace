import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import asar from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures.ts';
import type { JoinedApp } from '../joined-app.ts';
import { launchPackaged, packaged } from '../packaged-app.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { windowPages } from '../pages/window-pages.ts';
import { type SessionBus, startSessionBus } from '../session-bus/session-bus.ts';
import { startTrayHost } from '../session-bus/tray-host.ts';
import { MIGRATION_COUNT, writeOlderData } from '../world/older-data.ts';
import { createWorld, PASSPHRASE, type World } from '../world/world.ts';
import { page as probes } from './probes/in-page.ts';

const PROJECT = 'platform/api';
const ROOT = path.resolve(import.meta.dirname, '..', '..');
/** As Electron's fuse wire has them. */
const [OFF, ON] = [48, 49];

const run = promisify(execFile);
const { folder, remove } = temporaryFolder();

let world: World;

// Other systems' packages are built on these, and nothing there stands in for a desktop.
describe.skipIf(process.platform !== 'linux')('The package', () => {
  beforeAll(async () => {
    world = await createWorld();
    const pair = await world.join('push');
    await world.project(PROJECT);
    await world.call('mirrors.create', { pairId: pair.id, source: PROJECT, target: PROJECT });
    await world.settle();
    await world.letGo();
  });

  afterAll(async () => {
    await world.close();
    remove();
  });

  test('has every fuse as it should be', async () => {
    const { version: _version, resetAdHocDarwinSignature: _mac, strictlyRequireAllFuses: _strict, ...fuses } = await getCurrentFuseWire(packaged.program);
    expect(fuses).toEqual({
      [FuseV1Options.RunAsNode]: OFF,
      [FuseV1Options.EnableCookieEncryption]: ON,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
      [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
      [FuseV1Options.OnlyLoadAppFromAsar]: ON,
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: OFF,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
    });
  });

  test('is no Node for whoever asks it to be one, and carries out commands without a window', async () => {
    const { stdout } = await run(packaged.program, [...packaged.needed, '--help'], { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require /nowhere.cjs' } });
    expect(stdout).toContain('mirror-maestro call METHOD');
  });

  test('holds what runs and nothing else: no source, test, secret or name of the machine that built it', () => {
    const files = asar.listPackage(packaged.archive, { isPack: false });
    expect(files).toEqual(expect.arrayContaining(['/dist/main/index.js', '/dist/preload/index.cjs', '/dist/renderer/index.html', '/src-main/store/migrations/meta/_journal.json']));
    expect(files.filter((file) => /\.(?:tsx?|map|mjs|cpp|c|h|pem|env|db|key)$|\.test\.|\.spec\.|^\/(?:e2e|scripts|bench|docs|dist\/(?:demo|bench|screenshots))/.test(file))).toEqual([]);
    const ours = files.filter((file) => /\.(?:c?js|html|css|json|sql)$/.test(file)).map((file) => ({ file, text: asar.extractFile(packaged.archive, file.slice(1)).toString('utf8') }));
    expect(ours.filter(({ text }) => text.includes(`${ROOT}/`) || /-----BEGIN [A-Z ]*PRIVATE KEY-----\s/.test(text)).map(({ file }) => file)).toEqual([]);
  });

  test('has native code beside the archive, and neither Electron’s own application nor languages that nobody reads', () => {
    const resources = path.dirname(packaged.archive);
    const unpacked = readdirSync(resources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.node'));
    expect(unpacked.length).toBeGreaterThan(0);
    expect(unpacked.every((file) => file.startsWith('app.asar.unpacked'))).toBe(true);
    expect(readdirSync(resources)).not.toContain('default_app.asar');
    expect(readdirSync(path.join(path.dirname(packaged.program), 'locales'))).toEqual(['en-US.pak']);
  });

  describe('in use', () => {
    let session: SessionBus;
    let tray: Awaited<ReturnType<typeof startTrayHost>>;
    let running: JoinedApp;

    const open = async (data: string): Promise<void> => {
      session = await startSessionBus();
      tray = await startTrayHost(session);
      running = await launchPackaged(data, session.env);
      await tray.appeared;
    };

    const close = async (): Promise<void> => {
      await running.close();
      await session.stop();
    };

    test('opens, unlocks, shows a mirror, closes to the tray, opens again and quits', async () => {
      await open(world.data);
      try {
        const page = await running.page();
        const { shell, mirrors } = windowPages(page);
        expect(page.url()).toMatch(/^app:\/\/maestro\/index\.html/);
        expect(await page.evaluate(probes.eval)).toBe('EvalError');
        expect(await page.evaluate(probes.inlineScript)).toBe(false);
        await shell.unlock(PASSPHRASE);
        await shell.goTo('Mirrors');
        await expectShown(mirrors.at.row(PROJECT));
        await page.close();
        await expect.poll(() => running.pages().length).toBe(0);
        await tray.choose('Open Mirror Maestro');
        await expectShown(windowPages(await running.page()).mirrors.at.row(PROJECT));
        // The answer may be lost with the program that gives it.
        await Promise.race([tray.choose('Quit').catch(() => undefined), running.ended]);
        expect(await running.ended).toBe(0);
      } finally {
        await close();
      }
    });

    test.each([['of an early version', 2], ['of the version before', MIGRATION_COUNT - 1]])('opens the data %s, with a snapshot of it, and its tokens still serve', async (_which, count) => {
      const older = path.join(folder, `after-${count}`);
      writeOlderData(world.data, older, count);
      await open(older);
      try {
        const page = await running.page();
        const { shell, mirrors } = windowPages(page);
        await shell.unlock(PASSPHRASE);
        await shell.goTo('Mirrors');
        await expectShown(mirrors.at.row(PROJECT));
        const call = callInPage(page);
        const [mirror] = (await call('mirrors.list', {})).items;
        expect(mirror).toMatchObject({ source: { path: PROJECT }, desired: {}, credential: { state: 'active' } });
        expect(await call('instances.probe', { instanceId: 1 })).toMatchObject({ tokenUser: 'maintainer' });
        expect(readdirSync(path.join(older, 'snapshots')).filter((name) => name.includes('migration'))).toHaveLength(1);
      } finally {
        await close();
      }
    });
  });
});
