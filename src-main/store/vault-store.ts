import type { OperatorId } from '../../src-preload/contract/ids.ts';
import type { Operator } from '../../src-preload/contract/models/operator.ts';

type SecretKind = 'instance_token' | 'mirror_credential' | 'pair_account' | 'origin_key' | 'backup_identity' | 'backup_passphrase';

/** Sealed bytes only; the vault seals and opens. */
export type SecretRepo = {
  insert(row: { id: string; kind: SecretKind; sealed: Uint8Array; createdAt: number }): void;
  get(id: string): { id: string; kind: SecretKind; sealed: Uint8Array };
  has(id: string): boolean;
  /** Whether a pair or the credential of a mirror still needs it. */
  isUsed(id: string): boolean;
  remove(id: string): void;
};

export type KeySlot = { id: number; kind: 'key_store' | 'passphrase' | 'recovery'; wrapped: string; params: Record<string, string | number> };

export type VaultRepo = {
  /** null before the vault is set up. */
  read(): { vaultId: string; keyCheck: string } | null;
  create(vault: { vaultId: string; keyCheck: string }): void;
  slots(): KeySlot[];
  addSlot(slot: Omit<KeySlot, 'id'>, now: number): void;
  removeSlot(id: number): void;
  /** Wrong passphrases in a row and when the next is allowed; survives restarts. */
  attempts(): { wrong: number; retryAt: number | null };
  setAttempts(attempts: { wrong: number; retryAt: number | null }): void;
  /** What the operators' table must fit to; null while there never was an operator. */
  rosterCheck(): string | null;
  setRosterCheck(check: string): void;
};

type WrappedKey = { wrapped: string; params: Record<string, string | number> };

export type StoredOperator = Operator & WrappedKey;

export type OperatorRepo = {
  /** In the order in which they were added. */
  all(): StoredOperator[];
  get(id: OperatorId): StoredOperator;
  insert(row: Omit<StoredOperator, 'id'>): OperatorId;
  /** Absent = leave. */
  update(id: OperatorId, change: Partial<Pick<StoredOperator, 'name' | 'role'> & WrappedKey>): void;
  noteSignIn(id: OperatorId, at: number): void;
  remove(id: OperatorId): void;
};
