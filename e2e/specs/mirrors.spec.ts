import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchApp, type RunningApp, temporaryFolder } from '../fixtures.ts';
import { type Double, startDouble } from '../gitlab/double.ts';
import { expectCount, expectGone, expectShown } from '../pages/expect-shown.ts';
import type { Direction } from '../pages/pairs-page.ts';
import { type WindowPages, windowPages } from '../pages/window-pages.ts';
import { pushWithGit } from '../world/push-with-git.ts';
import { addProjectTo, addSide, leftoversOn, type Side } from '../world/sides.ts';
import { CLEAN, PASSPHRASE } from '../world/world.ts';
import { filesBelow, leaksIn } from './probes/files-below.ts';
import { overhear, overheard } from './probes/overhear.ts';

/** The administrator's whole way through the real window; each part goes on where the one before it ended. */
const PUSHED = 'platform/api';
const PULLED = 'platform/web';
const NAMES = { source: 'Company GitLab', target: 'Partner GitLab' };
const { folder: data, remove: removeData } = temporaryFolder();

let double: Double;
let sides: { source: Side; target: Side };
let running: RunningApp;
let shell: WindowPages['shell'];
let welcome: WindowPages['welcome'];
let instances: WindowPages['instances'];
let pairs: WindowPages['pairs'];
let mirrors: WindowPages['mirrors'];
/** The whole page as it was at the end of each part. */
const pagesSeen: string[] = [];

const open = async (): Promise<void> => {
  running = await launchApp({ data });
  await overhear(running.app);
  ({ shell, welcome, instances, pairs, mirrors } = windowPages(running.page));
};

/** Everything that nobody may ever read: the passphrase, the registered tokens, and those that GitLab made for mirrors. */
const secrets = (): string[] => [
  PASSPHRASE,
  ...[sides.source, sides.target].flatMap(({ server, token }) => [token.value, ...[PUSHED, PULLED].flatMap((path) => server.tokens(path).map(({ value }) => value))]),
];

beforeAll(async () => {
  double = await startDouble();
  sides = { source: addSide(await double.addServer({ name: 'company' })), target: addSide(await double.addServer({ name: 'partner', version: '18.4.2' })) };
  for (const path of [PUSHED, PULLED]) {
    await addProjectTo(sides, path);
    await sides.source.server.branch(path, 'develop');
    await sides.source.server.tag(path, 'v1.0.0');
  }
  await open();
});

afterEach(async () => {
  pagesSeen.push(await running.page.content());
});

afterAll(async () => {
  await running.close();
  await double.close();
  removeData();
});

describe('The first start', () => {
  test('refuses a passphrase that is short or typed otherwise the second time', async () => {
    await welcome.setUpByPassphrase('short', 'other');
    await expectShown(welcome.at.form.getByText('At least 8 characters.', { exact: true }));
    await expectShown(welcome.at.form.getByText('Both must be the same.'));
  });

  test('sets the vault up by a passphrase and leads to the first steps', async () => {
    await welcome.setUpByPassphrase(PASSPHRASE);
    await expectShown(welcome.at.firstSteps);
    await expectShown(running.page.getByText('4 steps to the first mirror.'));
  });
});

describe('Both instances', () => {
  test.each([['source', '19.3.0-ee'], ['target', '18.4.2-ee']] as const)('the %s is tested before it is saved, and saved', async (side, version) => {
    const { server, token } = sides[side];
    await shell.goTo('Instances');
    await instances.openForm();
    await instances.enter({ name: NAMES[side], url: server.url, token: token.value });
    await instances.testConnection();
    const { result } = instances.at;
    await expectShown(result.getByText(`The connection works: ${server.url} answered`));
    for (const fact of [version, 'maintainer', 'api']) await expectShown(result.getByText(fact, { exact: true }));
    await instances.save();
    for (const fact of [version, 'maintainer', 'api']) await expectShown(instances.at.panel(NAMES[side]).getByText(fact, { exact: true }));
  });
});

describe('Pairs', () => {
  test.each<[Direction, string]>([
    ['Push', `GitLab on ${NAMES.source} pushes to ${NAMES.target}.`],
    ['Pull', `GitLab on ${NAMES.target} pulls from ${NAMES.source}.`],
  ])('%s is explained for these two instances', async (direction, meaning) => {
    await shell.goTo('Pairs');
    await pairs.openForm();
    await pairs.enter({ name: `${direction} pair`, source: NAMES.source, target: NAMES.target, direction });
    await expectShown(pairs.at.form.getByText(meaning));
    await pairs.save();
    await expectShown(pairs.at.panel(`${direction} pair`).getByText(meaning));
  });
});

describe('A new mirror', () => {
  test.each<[Direction, string]>([['Push', PUSHED], ['Pull', PULLED]])('by %s is checked before it is created, and becomes Equal by itself', async (direction, path) => {
    await shell.goTo('Mirrors');
    await mirrors.openForm();
    await mirrors.choosePair(`${direction} pair`);
    const pick = direction === 'Push' ? mirrors.pickByKeyboard : mirrors.pick;
    await pick('Source project', path);
    await pick('Target project', path);
    await mirrors.check();
    await expectShown(mirrors.at.verdict.getByText('The mirror can be created.'));
    await expectShown(mirrors.at.checks.getByText(`The token for ${NAMES.target} has the scope it needs`));
    expect(leftoversOn(sides, path)).toEqual(CLEAN);
    await mirrors.create();
    await expectShown(mirrors.at.state(path).getByText('Equal', { exact: true }));
    await expectShown(mirrors.at.state(path).getByText('Both sides have the same 3 refs.'));
    await expectShown(mirrors.at.row(path).getByText('Equal', { exact: true }));
    expect(await sides.target.server.refs(path)).toEqual(await sides.source.server.refs(path));
    expect(leftoversOn(sides, path)).toEqual({ ...CLEAN, tokens: 1, [direction === 'Push' ? 'pushMirrors' : 'pullMirrors']: 1 });
  });
});

describe('A commit', () => {
  test.each([PUSHED, PULLED])('that somebody pushes to the source of %s is on the target after Trigger, and the comparison counts it', async (path) => {
    const commit = await pushWithGit(sides.source, path, 'NEWS.md');
    await sides.target.server.branch(path, 'left-over', 'main');
    await shell.goTo('Mirrors');
    await mirrors.open(path);
    await mirrors.run(path, 'Trigger');
    await expect.poll(async () => (await sides.target.server.refs(path)).get('refs/heads/main'), { timeout: 20_000 }).toBe(commit);
    await mirrors.run(path, 'Compare both sides');
    await expectShown(mirrors.at.state(path).getByText('Both sides have the same 3 refs.'));
    await expectShown(mirrors.at.differences(path).filter({ hasText: 'left-over' }).getByText('Extra'));
    expect(await mirrors.at.comparison(path).getByRole('definition').allTextContents()).toEqual(['3', '0', '0', '1']);
  });

  test('on each side that the other lacks makes the mirror diverged, and the branch is named', async () => {
    await pushWithGit(sides.target, PUSHED, 'ONLY-HERE.md');
    await pushWithGit(sides.source, PUSHED, 'ONLY-THERE.md');
    await expect.poll(() => sides.source.server.pushMirrors(PUSHED)[0]?.status, { timeout: 20_000 }).toBe('failed');
    await shell.goTo('Mirrors');
    await mirrors.open(PUSHED);
    await mirrors.run(PUSHED, 'Compare both sides');
    await expectShown(mirrors.at.state(PUSHED).getByText('Diverged', { exact: true }));
    await expectShown(mirrors.at.differences(PUSHED).filter({ hasText: 'main' }).getByText('Diverged'));
    await expectShown(mirrors.at.row(PUSHED).getByText('Diverged', { exact: true }));
    await expectShown(mirrors.at.row(PULLED).getByText('Equal', { exact: true }));
  });
});

describe('Removing a mirror', () => {
  test('takes it and its token off both servers', async () => {
    await mirrors.remove(PUSHED);
    await expectGone(mirrors.at.row(PUSHED));
    await expectShown(mirrors.at.count.getByText('1 mirror', { exact: true }));
    expect(leftoversOn(sides, PUSHED)).toEqual(CLEAN);
  });
});

describe('The vault', () => {
  test('hides everything while it is locked, and opens again', async () => {
    await shell.lock();
    await expectShown(shell.at.unlockForm);
    await expectGone(shell.at.rail);
    await shell.unlock(PASSPHRASE);
    await expectShown(mirrors.at.row(PULLED));
  });
});

describe('No secret', () => {
  test('stood in a page, in what was sent to it, or stands in a file of the data folder', async () => {
    const heard = await overheard(running.app);
    for (const method of ['vault.setUp', 'instances.create', 'instances.probe', 'mirrors.create', 'mirrors.get', 'vault.unlock']) expect(heard).toContain(method);
    const places = new Map([...filesBelow(data), ['pages', Buffer.from(pagesSeen.join())], ['messages', Buffer.from(heard)]]);
    expect(leaksIn(places, [NAMES.source]).map((leak) => leak.split(':')[0])).toEqual(expect.arrayContaining(['pages', 'messages']));
    expect(secrets()).toHaveLength(5);
    expect(leaksIn(places, secrets())).toEqual([]);
  });
});

describe('A restart', () => {
  test('keeps everything, and no file of the folder has a secret in it', async () => {
    expect(running.complaints).toEqual([]);
    await running.close();
    expect(leaksIn(filesBelow(data), secrets())).toEqual([]);
    await open();
    await shell.unlock(PASSPHRASE);
    await shell.goTo('Mirrors');
    await expectShown(mirrors.at.row(PULLED).getByText('Equal', { exact: true }));
    await expectShown(shell.at.status.getByText('2 instances · 2 pairs · 1 mirror'));
    await shell.goTo('Instances');
    await expectCount(instances.at.rows, 2);
  });
});
