import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Client } from '../demo/client.ts';
import { launchApp, type RunningApp } from '../fixtures.ts';
import { type Double, startDouble } from '../gitlab/double.ts';
import { callInPage } from '../pages/call-in-page.ts';
import { expectCount, expectShown } from '../pages/expect-shown.ts';
import type { InstanceEntry } from '../pages/instances-page.ts';
import { type WindowPages, windowPages } from '../pages/window-pages.ts';
import { addProjectTo, addSide, leftoversOn, type Side } from '../world/sides.ts';
import { CLEAN, PASSPHRASE } from '../world/world.ts';

const DEVELOPER = 30;
const NAMES = { source: 'Company GitLab', target: 'Partner GitLab', community: 'Community GitLab', fragile: 'Fragile GitLab' } as const;
type Name = keyof typeof NAMES;
const REGISTERED = Object.keys(NAMES).length;

let double: Double;
let sides: Record<Name, Side>;
let unregistered: Side;
let running: RunningApp;
let call: Client;
let pages: WindowPages;

const start = async (name: string, edition: 'ee' | 'ce' = 'ee'): Promise<Side> => addSide(await double.addServer({ name, edition }));

/** Registers the four servers and joins the first to each of the others. */
const prepare = async (): Promise<void> => {
  await call('vault.setUp', { passphrase: PASSPHRASE });
  const register = async (name: Name): Promise<number> =>
    (await call('instances.create', { name: NAMES[name], url: sides[name].server.url, token: sides[name].token.value, network: 'loopback' })).id;
  const sourceInstanceId = await register('source');
  for (const name of ['target', 'community', 'fragile'] as const) {
    const targetInstanceId = await register(name);
    const direction = name === 'community' ? 'pull' : 'push';
    await call('pairs.create', { name: `To ${NAMES[name]}`, sourceInstanceId, targetInstanceId, direction });
  }
};

beforeAll(async () => {
  double = await startDouble();
  sides = { source: await start('company'), target: await start('partner'), community: await start('community', 'ce'), fragile: await start('fragile') };
  unregistered = await start('unregistered');
  running = await launchApp();
  call = callInPage(running.page);
  pages = windowPages(running.page);
  await prepare();
});

afterAll(async () => {
  await running.close();
  await double.close();
});

describe('An instance is not saved, and the field that is the cause says why:', () => {
  const entry = (change: Partial<InstanceEntry>): InstanceEntry => ({ name: 'Another GitLab', url: unregistered.server.url, token: unregistered.token.value, ...change });

  beforeEach(async () => {
    await pages.shell.goTo('Instances');
    await expectCount(pages.instances.at.rows, REGISTERED);
    await pages.instances.openForm();
  });

  const expectRefused = async (change: Partial<InstanceEntry>, field: 'Name' | 'URL' | 'Access token', words: RegExp): Promise<void> => {
    await pages.instances.enter(entry(change));
    await pages.instances.save();
    await expectShown(pages.instances.at.field(field, words));
    await pages.shell.giveUpTo('Instances');
    await expectCount(pages.instances.at.rows, REGISTERED);
    expect((await call('instances.list', {})).total).toBe(REGISTERED);
  };

  test('a wrong token', () => expectRefused({ token: 'glpat-of-nobody-at-all' }, 'Access token', /The server does not accept the access token: it was revoked, or belongs to another server/));

  test('a token without the scope that mirrors need', async () => {
    const { value } = unregistered.server.addToken(unregistered.admin, { scopes: ['read_api'] });
    await expectRefused({ token: value }, 'Access token', /lacks api/);
  });

  test('a server that is down', async () => {
    await unregistered.server.goDown();
    await expectRefused({}, 'URL', /nothing listens at that address and port/);
    await unregistered.server.comeBack();
  });

  test('an address of this computer without consent, and nothing is sent there', async () => {
    unregistered.server.log.clear();
    await expectRefused({ network: 'Public' }, 'URL', /The address is this computer itself\. Where the server really runs here, allow it under Network/);
    expect(unregistered.server.log.entries).toEqual([]);
  });

  test('a name that is used, and nothing is sent', async () => {
    unregistered.server.log.clear();
    await expectRefused({ name: NAMES.source.toUpperCase() }, 'Name', /This name is taken/);
    expect(unregistered.server.log.entries).toEqual([]);
  });

  test('a server that is registered under another name', () => expectRefused({ url: `${sides.source.server.url}/`, token: sides.source.token.value }, 'URL', new RegExp(`belongs to the instance “${NAMES.source}”`)));
});

describe('A pair', () => {
  beforeEach(async () => {
    await pages.shell.goTo('Pairs');
    await pages.pairs.openForm();
  });

  afterEach(() => pages.shell.giveUpTo('Pairs'));

  test('is not saved under a name that is used', async () => {
    await pages.pairs.enter({ name: `to ${NAMES.target}`, source: NAMES.source, target: NAMES.target, direction: 'Push' });
    await pages.pairs.save();
    await expectShown(pages.pairs.at.name(/This name is taken/));
    expect((await call('pairs.list', {})).total).toBe(3);
  });

  test('says before it is saved that a Community target cannot pull', async () => {
    await pages.pairs.enter({ name: 'Pull', source: NAMES.source, target: NAMES.community, direction: 'Pull' });
    await expectShown(pages.pairs.at.form.getByText(`${NAMES.community} cannot pull: it needs GitLab Enterprise Edition. Choose push, or another target.`));
  });
});

describe('A mirror is not created, its check says why, and nothing is left on either side:', () => {
  afterEach(() => pages.shell.giveUpTo('Mirrors'));

  /** Fills the form in and checks it, after `prepared` has made the world as it must not be. */
  const draft = async (target: Name, path: string, prepared: () => unknown = () => null): Promise<void> => {
    await addProjectTo({ source: sides.source, target: sides[target] }, path);
    await pages.shell.goTo('Mirrors');
    await pages.mirrors.openForm();
    await pages.mirrors.choosePair(`To ${NAMES[target]}`);
    await pages.mirrors.pick('Source project', path);
    await pages.mirrors.pick('Target project', path);
    await prepared();
    await pages.mirrors.check();
  };

  const expectNothingLeft = async (target: Name, path: string): Promise<void> => {
    expect(leftoversOn({ source: sides.source, target: sides[target] }, path)).toEqual(CLEAN);
    await expectShown(pages.mirrors.at.count.getByText('0 mirrors', { exact: true }));
    expect((await call('mirrors.list', {})).total).toBe(0);
  };

  const expectBlocked = async (words: string | RegExp): Promise<void> => {
    await expectShown(pages.mirrors.at.checks.getByText(words));
    await expectShown(pages.mirrors.at.verdict.getByText(/^The mirror cannot be created: \d blocker/));
    expect(await pages.mirrors.at.create.isEnabled()).toBe(false);
  };

  test('a missing role', async () => {
    await draft('target', 'team/role', () => sides.target.server.addMember(sides.target.server.project('team/role'), sides.target.admin, DEVELOPER));
    await expectBlocked('Blocker: The role is not enough');
    await expectShown(pages.mirrors.at.checks.getByText(`needs the role Maintainer in “team/role” on ${NAMES.target}`));
    await expectNothingLeft('target', 'team/role');
  });

  test('a Community target, which has no pull mirrors', async () => {
    await draft('community', 'team/community');
    await expectBlocked('Blocker: The server cannot do this');
    await expectShown(pages.mirrors.at.checks.getByText(`Pull mirrors: not available on ${NAMES.community}`));
    await expectNothingLeft('community', 'team/community');
  });

  test('an archived target', async () => {
    await draft('target', 'team/archived', () => sides.target.server.archive('team/archived'));
    await expectBlocked('Blocker: The project is archived');
    await expectShown(pages.mirrors.at.checks.getByText(`“team/archived” on ${NAMES.target} is read-only.`));
    await expectNothingLeft('target', 'team/archived');
  });

  test('a target server that is down', async () => {
    await draft('fragile', 'team/down', () => sides.fragile.server.goDown());
    await expectBlocked(`Blocker: ${NAMES.fragile} is not reachable`);
    await sides.fragile.server.comeBack();
    await expectNothingLeft('fragile', 'team/down');
  });

  test('what changed between the check and the creation', async () => {
    await draft('target', 'team/late');
    await expectShown(pages.mirrors.at.verdict.getByText('The mirror can be created.'));
    sides.target.server.archive('team/late');
    await pages.mirrors.create();
    await expectShown(pages.mirrors.at.notice.getByText('The mirror was not created'));
    await expectShown(pages.mirrors.at.notice.getByText('The project is archived.'));
    await expectNothingLeft('target', 'team/late');
  });

  test('GitLab’s refusal when the credential is already made, which is taken back', async () => {
    sides.source.server.faults.add({ method: 'POST', path: /remote_mirrors$/, kind: 'status', status: 400, body: { message: { url: ['is blocked: Only allowed schemes are https'] } } });
    await draft('target', 'team/refused');
    await pages.mirrors.create();
    await expectShown(pages.mirrors.at.notice.getByText('The mirror was not created'));
    await expectShown(pages.mirrors.at.notice.getByText(/is blocked: Only allowed schemes are https/));
    expect(sides.target.server.tokens('team/refused')).toHaveLength(1);
    await expectNothingLeft('target', 'team/refused');
  });

  test('a token that GitLab no longer accepts', async () => {
    await draft('target', 'team/revoked', () => sides.target.server.revokeToken(sides.target.token.id));
    await expectBlocked('Blocker: The token is refused');
    await expectShown(pages.mirrors.at.checks.getByText(`${NAMES.target} does not accept the access token`));
    await expectShown(pages.mirrors.at.checks.getByRole('link', { name: 'Change the token' }));
    await expectNothingLeft('target', 'team/revoked');
  });
});
