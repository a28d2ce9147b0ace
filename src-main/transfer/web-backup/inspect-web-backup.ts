import type { ParsedInput, Returned } from '../../../src-preload/contract/methods.ts';
import type { Deps } from '../../deps.ts';
import { type FileAccess, type Grants, withFile } from '../../files/file-access.ts';
import type { Ports } from '../../ports.ts';
import { planWebImport } from '../../rules/transfer/web-plan.ts';
import type { Transfers } from '../transfers.ts';
import { readWebBackup } from './read-web-backup.ts';
import { countsOf } from './web-counts.ts';
import { webFacts } from './web-facts.ts';

/** As many as one plan holds of each kind. */
const SHOWN = 12_000;

/** Shows what of a backup of the web application would come over, and why the rest would not; nothing is changed. Fails `file_refused`. */
export const inspectWebBackup = (
  deps: Pick<Deps, 'store' | 'clock'> & Pick<Ports, 'outside'> & { files: FileAccess; grants: Grants; transfers: Transfers },
  { file: ref }: ParsedInput<'transfer.inspectWebBackup'>,
): Promise<Returned<'transfer.inspectWebBackup'>> =>
  deps.transfers.run('inspect_web', (progress) => withFile(deps.files, ref, async (file) => {
    progress.step('reading');
    const backup = await readWebBackup(deps.outside, file);
    progress.step('checking');
    const { instances, pairs, mirrors, objects } = planWebImport(webFacts(deps, backup, () => true));
    const { users, attachment_mappings: attachments, label_mappings: labelRules } = backup.database;
    return {
      madeAt: backup.metadata.timestamp ?? null,
      appVersion: backup.metadata.app_version ?? null,
      counts: countsOf({ instances, pairs, mirrors }),
      leftBehind: { users: users.length, attachments: attachments.length, labelRules: labelRules.length },
      origins: instances.filter(({ here }) => here === null).map(({ origin, name }) => ({ origin, name })).slice(0, 1000),
      objects: objects.toSorted((a, b) => Number(b.state === 'left_out') - Number(a.state === 'left_out')).slice(0, SHOWN),
      total: objects.length,
      grant: deps.grants.give(file),
    };
  }));
