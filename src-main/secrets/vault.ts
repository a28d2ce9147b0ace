import type { VaultStatus } from '../../src-preload/contract/models/vault.ts';
import type { Chance, Clock, KeyStore, Log } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import type { Secret } from '../rules/secret.ts';
import type { OperatorRepo, SecretRepo, VaultRepo } from '../store/vault-store.ts';
import { createAttempts } from './attempts.ts';
import { DATA_KEY_BYTES, keyCheck } from './data-key.ts';
import { createKeySlots, type LockReason, type StoredVault } from './key-slots.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { FULL_COST, type SlotFor, type WrappedKey } from './passphrase-slot.ts';
import { createProver, type Identity, type Proof } from './proof.ts';
import { checkOf, rosterFits } from './roster.ts';
import type { ScryptCost } from './scrypt.ts';
import { createSealer, type Sealer } from './sealer.ts';

type SecretKind = Parameters<SecretRepo['insert']>[0]['kind'];

/** The vault by itself, whoever asks: what one may do is known to the way in. */
type VaultState = Omit<VaultStatus, 'may'>;

export type Vault = {
  /** Asks the key store for the key, where it keeps one. Never throws: what is wrong is the vault's state. Can be called again. */
  start(): Promise<void>;
  status(): Promise<VaultState>;
  /**
   * Makes the data key and keeps it in the key store, under the passphrase, or both. Fails `conflict` `already_set_up`, or
   * `not_supported` `os_key_store` when there is neither a passphrase nor a key store that can be trusted.
   */
  setUp(passphrase: Secret | null): Promise<void>;
  /**
   * Proves who somebody is, and opens the vault where it is closed. Fails `wrong_passphrase` with when to try again. A vault that only
   * the key store opens wants no proof and asks that once more: `locked`.
   */
  unlock(proof: Proof): Promise<Identity>;
  /** Forgets the key. A key store alone gives it back at the next start. */
  lock(): void;
  /** The data key under one more passphrase or code. Fails `locked`. */
  wrap(secret: Secret, kind: SlotFor): Promise<WrappedKey>;
  /** Makes the operators' table as it stands the right one; part of the transaction that changes it. Fails `locked`. */
  sealRoster(): void;
  /** Whether a person has to prove anything: there is a passphrase, or there are operators. */
  wantsProof(): boolean;
  /** Whether the operating system's key store holds the key, so that it comes back without a person. */
  isInKeyStore(): boolean;
  /** Stores a sealed row; synchronous, so that it can be part of a store transaction. Fails `locked`. */
  seal(kind: SecretKind, value: Secret, id: string, now: number): void;
  /** Sealed as the row of this id and kind will be, for whoever stores it later. Fails `locked`. */
  box(kind: SecretKind, value: Secret, id: string): Uint8Array;
  /** Opens a row that was read already. Fails as `open` does. */
  unbox(row: ReturnType<SecretRepo['get']>): Secret;
  /** Fails `locked`, or `storage` `corrupt` when the row is not what was sealed under this id. */
  open(id: string): Secret;
  /** Signs under a sealed key: HMAC-SHA-256 in hex. Fails as `open` does. */
  signer(id: string): (text: string) => string;
  isOpen(): boolean;
  /** Fails `locked`. */
  assertOpen(): void;
};

type Deps = {
  repo: VaultRepo;
  operators: Pick<OperatorRepo, 'all'>;
  secrets: Pick<SecretRepo, 'insert' | 'get'>;
  keyStore: KeyStore;
  chance: Chance;
  clock: Clock;
  log: Log;
  /** Told each time it opens or closes, which changes no stored row. */
  onChanged?: () => void;
  /** Of new passphrase slots; tests take less. What a slot was made with is stored in it. */
  cost?: ScryptCost;
};

/** The one place that holds the key of DESIGN.md section 10, and only while the vault is open. */
export const createVault = ({ repo, operators, secrets, keyStore, chance, clock, log, onChanged, cost = FULL_COST }: Deps): Vault => {
  const attempts = createAttempts({ repo, clock });
  const slots = createKeySlots({ repo, keyStore, chance, clock, log, cost });
  const prove = createProver({ slots, operators });
  const oneAtATime = createOneAtATime();
  /** The key itself is kept as well while the vault is open: further slots are made from it. */
  let opened: { sealer: Sealer; dataKey: Buffer } | null = null;
  let because: LockReason = 'passphrase_needed';
  /** Grows with each lock, so that an unlocking that was on its way does not open what was locked meanwhile. */
  let locks = 0;

  const refuse = (): never => {
    throw new AppError({ code: 'locked', reason: repo.read() === null ? 'not_set_up' : because });
  };

  const openWith = (dataKey: Uint8Array, { vaultId }: StoredVault, since: number): void => {
    if (locks !== since) refuse();
    opened?.dataKey.fill(0);
    opened = { sealer: createSealer(dataKey, vaultId, { secrets, chance }), dataKey: Buffer.from(dataKey) };
    onChanged?.();
  };

  const wantsProof = (): boolean => slots.hasPassphrase() || operators.all().length > 0;

  const isRosterAsItWas = (dataKey: Uint8Array, { vaultId }: StoredVault): boolean => rosterFits(operators.all(), repo.rosterCheck(), dataKey, vaultId);

  const sealRosterWith = (dataKey: Uint8Array, { vaultId }: StoredVault): void => repo.setRosterCheck(checkOf(operators.all(), dataKey, vaultId));

  const askKeyStore = async (vault: StoredVault): Promise<void> => {
    const since = locks;
    const answer = await slots.fromKeyStore(vault);
    if (typeof answer === 'string') {
      because = answer;
      log.warn('vault.locked', { because });
      return;
    }
    if (!isRosterAsItWas(answer, vault)) because = 'operators_changed';
    else if (locks === since) openWith(answer, vault, since);
    answer.fill(0);
  };

  const start = async (): Promise<void> => {
    try {
      const vault = repo.read();
      if (opened === null && vault !== null) await askKeyStore(vault);
    } catch (error) {
      because = 'key_store_unavailable';
      log.error('vault.start_failed', { name: error instanceof Error ? error.name : typeof error });
    }
  };

  /** Only the recovery code opens a vault whose operators were changed beside the program; it then takes them as they are. */
  const openFor = async (dataKey: Buffer, isRecovery: boolean, vault: StoredVault, since: number): Promise<void> => {
    if (!isRosterAsItWas(dataKey, vault)) {
      if (!isRecovery) {
        because = 'operators_changed';
        refuse();
      }
      sealRosterWith(dataKey, vault);
    }
    if (opened !== null) return;
    openWith(dataKey, vault, since);
    if (because !== 'passphrase_needed') await slots.mendKeyStore(dataKey, vault);
  };

  const unlock = async (proof: Proof): Promise<Identity> => {
    const vault = repo.read() ?? refuse();
    const isRecovery = proof.recoveryCode !== undefined;
    if (!isRecovery && !wantsProof()) {
      if (opened === null) await askKeyStore(vault);
      if (opened === null) refuse();
      return { operator: null };
    }
    if (!isRecovery && (proof.passphrase ?? null) === null) return refuse();
    const since = locks;
    attempts.begin();
    const proven = await prove(proof, vault);
    if (proven === null) throw new AppError({ code: 'wrong_passphrase', retryAt: attempts.retryAt() });
    try {
      attempts.succeeded();
      await openFor(proven.dataKey, isRecovery, vault, since);
    } finally {
      proven.dataKey.fill(0);
    }
    return proven.identity;
  };

  const setUp = async (passphrase: Secret | null): Promise<void> => {
    if (repo.read() !== null) throw new AppError({ code: 'conflict', reason: 'already_set_up' });
    const since = locks;
    const vaultId = chance.uid();
    const dataKey = Buffer.from(chance.bytes(DATA_KEY_BYTES));
    try {
      const vault = { vaultId, keyCheck: keyCheck(dataKey, vaultId) };
      const made = await slots.make(dataKey, vault, passphrase);
      // The vault's own row comes last: slots without it are what a crash left, and are replaced.
      for (const left of repo.slots()) repo.removeSlot(left.id);
      for (const slot of made) repo.addSlot(slot, clock.now());
      repo.create(vault);
      openWith(dataKey, vault, since);
    } finally {
      dataKey.fill(0);
    }
  };

  const status = async (): Promise<VaultState> => {
    const { state, name } = await keyStore.probe();
    const isSetUp = repo.read() !== null;
    const isLocked = isSetUp && opened === null;
    return {
      state: opened !== null ? 'unlocked' : isSetUp ? 'locked' : 'not_set_up',
      keyStore: isLocked && because === 'key_store_changed' ? 'changed' : state,
      keyStoreName: name?.slice(0, 100) ?? null,
      slots: isSetUp ? repo.slots().map((slot) => slot.kind) : [],
      hasOperators: operators.all().length > 0,
      operator: null,
      lockedBecause: isLocked ? because : null,
      // An open vault is locked all the same for whoever is not signed in.
      retryAt: isSetUp ? attempts.retryAt() : null,
    };
  };

  return {
    start: () => oneAtATime(start),
    status,
    setUp: (passphrase) => oneAtATime(() => setUp(passphrase)),
    unlock: (proof) => oneAtATime(() => unlock(proof)),

    lock() {
      locks += 1;
      opened?.sealer.wipe();
      opened?.dataKey.fill(0);
      opened = null;
      because = repo.read() === null || wantsProof() ? 'passphrase_needed' : 'key_store_unavailable';
      onChanged?.();
    },

    async wrap(secret, kind) {
      const vault = repo.read() ?? refuse();
      // A copy, since a lock that comes meanwhile wipes the vault's own.
      const dataKey = Buffer.from((opened ?? refuse()).dataKey);
      try {
        return await slots.wrap(secret, dataKey, vault, kind);
      } finally {
        dataKey.fill(0);
      }
    },

    sealRoster: () => sealRosterWith((opened ?? refuse()).dataKey, repo.read() ?? refuse()),
    wantsProof,
    isInKeyStore: () => slots.slotsOf('key_store').length > 0,
    seal: (kind, value, id, now) => (opened ?? refuse()).sealer.seal(kind, value, id, now),
    box: (kind, value, id) => (opened ?? refuse()).sealer.box(kind, value, id),
    unbox: (row) => (opened ?? refuse()).sealer.unbox(row),
    open: (id) => (opened ?? refuse()).sealer.open(id),
    signer: (id) => (opened ?? refuse()).sealer.signer(id),
    isOpen: () => opened !== null,
    assertOpen: () => void (opened ?? refuse()),
  };
};
