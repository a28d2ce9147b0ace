import { createHash } from 'node:crypto';
import { AppError } from '../rules/app-error.ts';
import { Secret } from '../rules/secret.ts';
import type { BackupSecretKind } from '../store/backup/read-sections.ts';
import type { Staging } from '../store/backup/staging.ts';
import { decrypt } from './age/age-stream.ts';
import { findOwnKey } from './age/own-key.ts';
import { passphraseIdentity } from './age/passphrase-lock.ts';
import type { Cell, Manifest } from './format/envelope.ts';
import { MOST_BYTES } from './file-bound.ts';
import { SecretKindName, type Section } from './format/rows.ts';
import { digested } from './digested.ts';
import { readBackup } from './read-backup.ts';
import type { BackupDeps } from './transfer-deps.ts';
import type { Progress } from './transfers.ts';

/** Under this id the vault keeps the key by which copies of issues are known. */
const ORIGIN_KEY = 'origin-key';

type StageDeps = Pick<BackupDeps, 'store' | 'vault' | 'clock' | 'chance' | 'outside' | 'derive'>;
export type Opening = { file: string; passphrase: string | undefined };

const identityFor = (deps: StageDeps, passphrase: string | undefined) => {
  if (passphrase !== undefined) return passphraseIdentity(new Secret(passphrase), deps.derive);
  const key = findOwnKey(deps);
  if (key === null) throw new AppError({ code: 'file_refused', reason: 'wrong_key', where: null });
  return key;
};

/** Seals a secret of the file for this machine before anything of it reaches the disk; an inspection keeps none. */
const stageSecret = ({ vault, chance }: StageDeps, staging: Staging, [id, kind, value]: readonly Cell[], keepSecrets: boolean): void => {
  const secretKind: BackupSecretKind = SecretKindName.parse(kind);
  const newId = secretKind === 'origin_key' ? ORIGIN_KEY : chance.uid();
  const sealed = keepSecrets ? vault.box(secretKind, new Secret(String(value)), newId) : new Uint8Array();
  staging.addSecret({ id: String(id), kind: secretKind, sealed }, newId);
};

/**
 * Reads a backup wholly into a staging database: decrypted, every row checked, counts and digest right, references whole. Answers what
 * made it. Fails `file_refused`, `storage` or `locked`; the staging is the caller's to remove in any case.
 */
export const stageBackup = async (deps: StageDeps, staging: Staging, { file, passphrase }: Opening, keepSecrets: boolean, progress: Progress): Promise<{ manifest: Manifest; bytes: number; sha256: string }> => {
  const hash = createHash('sha256');
  let bytes = 0;
  async function* measured(): AsyncGenerator<Uint8Array> {
    for await (const chunk of deps.outside.read(file, MOST_BYTES)) {
      bytes += chunk.length;
      yield chunk;
    }
  }
  const rows = (section: Section, some: readonly (readonly Cell[])[]): void => {
    if (section === 'secrets') for (const row of some) stageSecret(deps, staging, row, keepSecrets);
    else staging.add(section, some);
  };
  const begin = ({ counts }: Manifest): void => progress.step('reading', Object.values(counts).reduce((sum, one) => sum + one, 0));
  const manifest = await readBackup(decrypt(digested(measured(), hash), identityFor(deps, passphrase)), { begin, rows }, progress);
  progress.step('checking');
  staging.check();
  return { manifest, bytes, sha256: hash.digest('hex') };
};
