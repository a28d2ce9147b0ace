import { existsSync, readFileSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../fixtures.ts';
import { type JoinedApp, joinSource } from '../joined-app.ts';
import { expectShown } from '../pages/expect-shown.ts';
import { windowPages } from '../pages/window-pages.ts';
import { startClosedWallet } from '../session-bus/closed-wallet.ts';
import { type Keyring, startKeyring } from '../session-bus/keyring.ts';
import { startLateKeyring } from '../session-bus/late-keyring.ts';
import { type SessionBus, startSessionBus } from '../session-bus/session-bus.ts';
import { PASSPHRASE } from '../world/world.ts';

const PASSWORD = 'what opens the desktop';
/** Twice as long as a question may take, and as long as a busy machine makes one take. */
const TOO_LATE_MS = 3000;
const A_LITTLE_MS = 100;
const GNOME = { XDG_CURRENT_DESKTOP: 'GNOME' };
const KDE = { XDG_CURRENT_DESKTOP: 'KDE', KDE_SESSION_VERSION: '6' };

let folder: ReturnType<typeof temporaryFolder>;
let session: SessionBus;
let keyring: Keyring | null;
let running: JoinedApp | null;

beforeEach(async () => {
  folder = temporaryFolder();
  session = await startSessionBus();
  [keyring, running] = [null, null];
});

afterEach(async () => {
  await running?.close();
  await keyring?.stop();
  await session.stop();
  folder.remove();
});

const inData = (...names: string[]): string => path.join(folder.folder, 'data', ...names);

/** The desktop's keyring as somebody has it who logs in: open with a password, locked without one. */
const login = async (home: string, password: string | null = PASSWORD): Promise<Keyring> => {
  await keyring?.stop();
  keyring = await startKeyring(session, { home: path.join(folder.folder, home), password });
  return keyring;
};

/** The window of a new start of the program. */
const start = async (desktop: Readonly<Record<string, string>> = GNOME): Promise<Page> => {
  await running?.close();
  running = await joinSource(inData(), { ...session.env, ...desktop });
  return running.page();
};

const setUp = async (): Promise<void> => {
  const page = await start();
  await page.getByRole('button', { name: 'Set up vault' }).click();
  await expectShown(windowPages(page).welcome.at.firstSteps);
};

/** Beside the key store, as a second way in. */
const addPassphrase = async (): Promise<void> => {
  const page = await start();
  await expectShown(windowPages(page).welcome.at.firstSteps);
  await page.evaluate(`window.maestro.call('vault.changePassphrase', { next: ${JSON.stringify(PASSPHRASE)} })`);
};

const expectOpen = async (page: Page): Promise<void> => expectShown(windowPages(page).shell.at.status.getByText('Vault open by the key store'));
const expectSaid = (page: Page, title: string): Promise<void> => expectShown(page.getByRole('heading', { name: title }));
const askAgain = (page: Page): Promise<void> => page.getByRole('button', { name: 'Ask the key store again' }).click();

describe('A desktop’s keyring', () => {
  test('that is open keeps the key: the next start asks nobody', async () => {
    await login('home');
    await setUp();
    await expectOpen(await start());
    expect(readFileSync(inData('key-store.json'), 'utf8')).toMatch(/"sealed":"djEx/);
  });

  test('that is locked makes nobody wait: the window says so, and opens once it is unlocked and asked again', async () => {
    await login('home');
    await setUp();
    await login('home', null);
    const page = await start();
    await expectSaid(page, 'The key store does not answer');
    await askAgain(page);
    await expectShown(page.getByText('The vault stays locked'));
    await login('home');
    await askAgain(page);
    await expectOpen(page);
  });

  test('that never answers makes nobody wait either, and serves again when it answers', async () => {
    await login('home');
    await setUp();
    const { freeze, thaw } = await login('home');
    freeze();
    const page = await start();
    await expectSaid(page, 'The key store does not answer');
    thaw();
    await askAgain(page);
    await expectOpen(page);
  });

  test('that answers each question late makes nobody wait for it, and serves again once it hurries', async () => {
    await login('home');
    await setUp();
    await running?.close();
    await keyring?.stop();
    const behind = await startSessionBus();
    try {
      keyring = await startKeyring(behind, { home: path.join(folder.folder, 'home'), password: PASSWORD });
      let lateMs = TOO_LATE_MS;
      await startLateKeyring(session, behind, () => lateMs);
      const page = await start();
      await expectSaid(page, 'The key store does not answer');
      await askAgain(page);
      await expectShown(page.getByText('The vault stays locked'));
      lateMs = A_LITTLE_MS;
      await askAgain(page);
      await expectOpen(page);
    } finally {
      await running?.close();
      await behind.stop();
    }
  });

  test('that is locked at the first start ever is no place for a key, and a passphrase is offered', async () => {
    await login('home');
    await login('home', null);
    const page = await start();
    await expectShown(page.getByText('The key store of this system does not answer now; it may be locked.'));
    await windowPages(page).welcome.setUpByPassphrase(PASSPHRASE);
    await expectShown(windowPages(page).welcome.at.firstSteps);
  });
});

describe('A data folder that was brought to another keyring', () => {
  test('opens by its passphrase, and from then on by that keyring', async () => {
    await login('home');
    await setUp();
    await addPassphrase();
    await login('another home');
    const page = await start();
    await expectSaid(page, 'The key store is another one');
    await windowPages(page).shell.unlock(PASSPHRASE);
    await expectShown(windowPages(page).welcome.at.firstSteps);
    await expectOpen(await start());
  });

  test('says what it would need where no passphrase was set, and opens where its own keyring is back', async () => {
    await login('home');
    await setUp();
    await login('another home');
    await expectSaid(await start(), 'The key store is another one');
    await login('home');
    await expectOpen(await start());
  });
});

describe('A sealed key that was cut in half', () => {
  test('is told as lost and set aside; the passphrase opens, and the key is kept anew', async () => {
    await login('home');
    await setUp();
    await addPassphrase();
    await running?.close();
    const file = inData('key-store.json');
    truncateSync(file, Math.floor(statSync(file).size / 2));
    const half = readFileSync(file, 'utf8');
    const page = await start();
    await expectSaid(page, 'The key is lost');
    expect(readFileSync(file, 'utf8')).toBe(half);
    await windowPages(page).shell.unlock(PASSPHRASE);
    await expectShown(windowPages(page).welcome.at.firstSteps);
    await expectOpen(await start());
    expect(readFileSync(`${file}.damaged`, 'utf8')).toBe(half);
  });
});

describe('Other desktops', () => {
  test('a wallet of KDE that is closed makes nobody wait', async () => {
    await startClosedWallet(session);
    await expectShown((await start(KDE)).getByText('The key store of this system does not answer now; it may be locked.'));
  });

  test('one without a keyring keeps nothing in plain text, and says why it asks for a passphrase', async () => {
    const page = await start({ XDG_CURRENT_DESKTOP: '' });
    await expectShown(page.getByText('The key store here would keep the key in plain text'));
    await windowPages(page).welcome.setUpByPassphrase(PASSPHRASE);
    await expectShown(windowPages(page).welcome.at.firstSteps);
    expect(existsSync(inData('key-store.json'))).toBe(false);
  });
});
