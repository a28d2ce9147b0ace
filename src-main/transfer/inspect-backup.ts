import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { withFile } from '../files/file-access.ts';
import { stageBackup } from './stage-backup.ts';
import type { TransferDeps } from './transfer-deps.ts';

const SHOWN = 500;

/**
 * What a backup is and how it differs from this machine, without changing anything. It is read to its end: what it says of a file is
 * true of all of it. Fails `file_refused`, `storage`; `locked` only where this installation's own key is wanted.
 */
export const inspectBackup = (deps: TransferDeps, { file: ref, passphrase }: ParsedInput<'transfer.inspect'>): Promise<Returned<'transfer.inspect'>> =>
  deps.transfers.run('inspect', (progress) =>
    withFile(deps.files, ref, async (file) => {
      const { store, grants, inspected } = deps;
      const staging = store.backups.stage();
      try {
        const { manifest, bytes, sha256 } = await stageBackup(deps, staging, { file, passphrase }, false, progress);
        const { installation: madeBy, createdAt: madeAt, program: programVersion, format, secrets: hasSecrets, counts } = manifest;
        const { differences, ...comparison } = store.backups.compare(staging);
        const changed = differences.filter(({ state }) => state === 'new' || state === 'different').slice(0, SHOWN);
        return { inspection: inspected.keep(differences), madeBy, madeHere: madeBy.id === store.installation(), madeAt, programVersion, format, bytes, sha256, hasSecrets, counts, ...comparison, differences: changed, grant: grants.give(file) };
      } finally {
        staging.remove();
      }
    }),
  );
