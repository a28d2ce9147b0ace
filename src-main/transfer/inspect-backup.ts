import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { stageBackup } from './stage-backup.ts';
import type { TransferDeps } from './transfer-deps.ts';

/**
 * What a backup is and how it differs from this machine, without changing anything. It is read to its end: what it says of a file is
 * true of all of it. Fails `file_refused`, `storage`; `locked` only where this installation's own key is wanted.
 */
export const inspectBackup = (deps: TransferDeps, { file: ref, passphrase }: ParsedInput<'transfer.inspect'>): Promise<Returned<'transfer.inspect'>> =>
  deps.transfers.run('inspect', async (progress) => {
    const { store, grants } = deps;
    const file = deps.files.resolve(ref);
    const staging = store.backups.stage();
    try {
      const { manifest, bytes } = await stageBackup(deps, staging, { file, passphrase }, false, progress);
      const { installation: madeBy, createdAt: madeAt, program: programVersion, format, secrets: hasSecrets, counts } = manifest;
      return { madeBy, madeHere: madeBy.id === store.installation(), madeAt, programVersion, format, bytes, hasSecrets, counts, ...store.backups.compare(staging), grant: grants.give(file) };
    } finally {
      staging.remove();
    }
  });
