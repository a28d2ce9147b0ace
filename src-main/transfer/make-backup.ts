import { createHash } from 'node:crypto';
import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { Actor } from '../journal/trail.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { Secret } from '../rules/secret.ts';
import { decrypt, encrypt } from './age/age-stream.ts';
import { type Lock, ownKey, publicKey } from './age/own-key.ts';
import { passphraseIdentity, passphraseRecipient } from './age/passphrase-lock.ts';
import { withFile } from '../files/file-access.ts';
import { digested } from './digested.ts';
import { bounded } from './file-bound.ts';
import { installationOf } from './installation.ts';
import { readBackup, type Sink } from './read-backup.ts';
import type { BackupDeps, TransferDeps } from './transfer-deps.ts';
import type { Progress } from './transfers.ts';
import { countsFor, writeBackup } from './write-backup.ts';

type Made = Omit<Returned<'transfer.backup'>, 'grant'>;
export type BackupOrder = { file: string; lock: Lock; secrets: boolean };

const NOTHING: Sink = { begin: () => undefined, rows: () => undefined };

export const passphraseLock = ({ chance, derive }: Pick<BackupDeps, 'chance' | 'derive'>, passphrase: Secret): Lock => ({
  recipients: [passphraseRecipient(passphrase, { chance, derive })],
  identity: passphraseIdentity(passphrase, derive),
});

/** For colleagues, and always for this installation too: what it cannot open itself it could not read back. */
const recipientsLock = async (deps: BackupDeps, recipients: readonly string[]): Promise<Lock> => ({ recipients: [...new Set([...recipients, await publicKey(deps)])], identity: await ownKey(deps) });

/**
 * Writes everything as it is at this moment to a file beside its place, reads that back and decrypts and checks all of it, and only then
 * gives it its name. Fails `locked`, `storage`, or `file_refused` where what was written is not what can be read.
 */
export const writeBackupFile = async (deps: BackupDeps, { file, lock, secrets }: BackupOrder, progress: Progress): Promise<Made> => {
  const { store, vault, clock, outside, about } = deps;
  vault.assertOpen();
  const reader = store.backups.read();
  try {
    const counts = countsFor(reader, secrets);
    const total = Object.values(counts).reduce((sum, one) => sum + one, 0);
    const createdAt = clock.now();
    progress.step('writing', total);
    const chunks = writeBackup({ reader, vault, progress }, { program: about.version, installation: installationOf(deps), createdAt, secrets });
    const hash = createHash('sha256');
    const bytes = await outside.write(file, bounded(encrypt(chunks, lock.recipients)), async (written) => {
      progress.step('verifying', total);
      await readBackup(decrypt(digested(written, hash), lock.identity), NOTHING, progress);
    });
    return { counts, bytes, sha256: hash.digest('hex'), madeAt: createdAt };
  } finally {
    reader.close();
  }
};

/** Notes a backup that was made, in the trail and as the newest. */
export const noteMade = ({ store, clock }: BackupDeps, { bytes, madeAt }: Made, subject: string, actor: Actor): void =>
  store.transaction(() => {
    store.backups.setState({ ...store.backups.state(), madeAt, bytes, failure: null, failedAt: null });
    note({ store, clock }, { actor, action: 'backup.made', subject });
  });

/** A backup to a file that a person or program named. */
export const makeBackup = (deps: TransferDeps, { file: ref, passphrase, recipients = [], secrets }: ParsedInput<'transfer.backup'>): Promise<Returned<'transfer.backup'>> =>
  deps.transfers.run('backup', (progress) =>
    notingFailure(deps, { action: 'backup.made', subject: 'backup' }, () => {
      deps.vault.assertOpen();
      return withFile(deps.files, ref, async (file) => {
        const lock = passphrase === undefined ? await recipientsLock(deps, recipients) : passphraseLock(deps, new Secret(passphrase));
        const made = await writeBackupFile(deps, { file, lock, secrets }, progress);
        noteMade(deps, made, secrets ? 'backup with secrets' : 'backup without secrets', 'operator');
        return { ...made, grant: deps.grants.give(file) };
      });
    }),
  );
