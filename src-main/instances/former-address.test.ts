import { randomBytes } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { InstanceId } from '../../src-preload/contract/ids.ts';
import { createDoor } from '../gitlab/door.ts';
import { startGitLab } from '../gitlab/test-kit/gitlab.ts';
import type { Chance } from '../ports.ts';
import { createTestKeyStore } from '../secrets/testing/test-key-store.ts';
import { createVault } from '../secrets/vault.ts';
import { createTestChance, createTestClock, openTestStore, quietLog } from '../store/testing/open-test-store.ts';
import { addInstance } from './add-instance.ts';
import { updateInstance } from './update-instance.ts';

const open = async () => {
  const { server, user } = await startGitLab();
  const store = openTestStore();
  const clock = createTestClock();
  const chance: Chance = { ...createTestChance(), bytes: (count) => new Uint8Array(randomBytes(count)) };
  const vault = createVault({ repo: store.vault, operators: store.operators, secrets: store.secrets, keyStore: createTestKeyStore(), chance, clock, log: quietLog });
  await vault.start();
  await vault.setUp(null);
  const door = createDoor({ clock, chance, log: quietLog, proxies: { http: '', https: '', bypass: '' }, resolve: () => Promise.resolve(['127.0.0.1']) });
  onTestFinished(async () => {
    await door.close();
    store.close();
  });
  const deps = { store, vault, door, clock, chance };
  const token = server.addToken(user, { scopes: ['api'], name: 'ours' }).value;
  const { id } = await addInstance(deps, { name: 'Company', url: server.url, token, description: '', caCertificate: null, network: 'loopback' });
  return { store, deps, id: InstanceId.parse(id), url: server.url };
};

test('an address that an instance had stays known, as what copies of issues may name, until it is the address again', async () => {
  const { store, deps, id, url } = await open();
  const other = url.replace('127.0.0.1', 'git.example.com');
  await updateInstance(deps, { instanceId: id, url: other });
  expect(store.formerOrigins.ofInstance(id)).toEqual([url]);
  await updateInstance(deps, { instanceId: id, name: 'Renamed' });
  expect(store.formerOrigins.ofInstance(id)).toEqual([url]);
  await updateInstance(deps, { instanceId: id, url });
  expect(store.formerOrigins.ofInstance(id)).toEqual([other]);
});
