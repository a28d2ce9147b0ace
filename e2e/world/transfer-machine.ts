import { createHash, randomBytes } from 'node:crypto';
import path from 'node:path';
import { createNoKeyStore } from '../../src-main/adapters/no-key-store.ts';
import { createOutsideFiles } from '../../src-main/adapters/outside-files.ts';
import { createPlainMachine } from '../../src-main/adapters/plain-machine.ts';
import { createGate } from '../../src-main/background/gate.ts';
import { noClaims } from './no-claims.ts';
import { createFileAccess, createGrants } from '../../src-main/files/file-access.ts';
import { createDoor } from '../../src-main/gitlab/door.ts';
import { Secret } from '../../src-main/rules/secret.ts';
import { scryptOfBytes } from '../../src-main/secrets/scrypt.ts';
import { createVault } from '../../src-main/secrets/vault.ts';
import { openData } from '../../src-main/store/open-data.ts';
import type { Derive } from '../../src-main/transfer/age/passphrase-lock.ts';
import { createInspected } from '../../src-main/transfer/inspected.ts';
import type { TransferDeps } from '../../src-main/transfer/transfer-deps.ts';
import { createTransfers } from '../../src-main/transfer/transfers.ts';
import { createManualClock } from './manual-clock.ts';

const quietLog = { info: () => undefined, warn: () => undefined, error: () => undefined };
const MIGRATIONS = path.resolve('src-main', 'store', 'migrations');
/** The least that a slot may have been made with. */
const CHEAP = { N: 2 ** 14, r: 8, p: 1 };
const PASSPHRASE = new Secret('correct horse battery');

/** For tests of what is behind the lock: costs nothing, whatever the file says. */
export const cheapDerive: Derive = async (bytes, salt) => createHash('sha256').update(bytes).update(salt).digest();

/** What a restore needs over one data folder, with its vault open: the real parts, without an application around them. */
export const openMachine = async (data: string, change: Partial<TransferDeps> = {}) => {
  const clock = change.clock ?? createManualClock();
  let nth = 0;
  const chance = { uid: () => `${Buffer.from(randomBytes(8)).toString('hex')}${String((nth += 1)).padStart(10, '0')}`, fraction: () => 0.5, bytes: (count: number) => new Uint8Array(randomBytes(count)) };
  const store = openData({ paths: { data, migrations: MIGRATIONS }, clock, chance, log: quietLog });
  const vault = createVault({ repo: store.vault, operators: store.operators, secrets: store.secrets, keyStore: createNoKeyStore(), chance, clock, log: quietLog, cost: CHEAP });
  if (store.vault.read() === null) await vault.setUp(PASSPHRASE);
  else await vault.unlock({ passphrase: PASSPHRASE });
  const { power, network } = createPlainMachine();
  const grants = createGrants({ chance });
  const deps: TransferDeps = {
    store, vault, clock, chance, log: quietLog, grants, files: createFileAccess(grants, 'program'), gate: createGate({ store, clock, chance, log: quietLog, power, network, claims: noClaims }),
    door: createDoor({ clock, chance, log: quietLog, isOnline: network.isOnline }), transfers: createTransfers({ clock }), inspected: createInspected({ chance }), derive: scryptOfBytes, outside: createOutsideFiles(),
    about: { version: '2.0.0', electron: null, chrome: null, node: process.versions.node, system: 'test' }, ...change,
  };
  return { data, deps, store, vault, close: () => store.close() };
};

export type Machine = Awaited<ReturnType<typeof openMachine>>;
