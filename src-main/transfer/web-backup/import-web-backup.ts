import type { ParsedInput, Returned } from '../../../src-preload/contract/methods.ts';
import type { NetworkConsent } from '../../../src-preload/contract/models/instance.ts';
import { pauseBackground } from '../../background/pause.ts';
import type { Deps } from '../../deps.ts';
import { type FileAccess, withFile } from '../../files/file-access.ts';
import { note } from '../../journal/trail.ts';
import type { Ports } from '../../ports.ts';
import { assertConsent } from '../../rules/instance-url.ts';
import { planWebImport } from '../../rules/transfer/web-plan.ts';
import type { Transfers } from '../transfers.ts';
import { bringOver } from './bring-over.ts';
import { readWebBackup } from './read-web-backup.ts';
import { countsOf } from './web-counts.ts';
import { webFacts } from './web-facts.ts';

type ImportDeps = Pick<Deps, 'store' | 'vault' | 'clock' | 'chance'> & Pick<Ports, 'outside'> & { files: FileAccess; transfers: Transfers };

/**
 * Brings over the web application's backup, in one transaction and without a word to GitLab: instances whose address is approved, with their
 * tokens; pairs; mirrors with GitLab's numbers and their credentials; issue syncs with what they have copied, so that nothing is copied
 * twice. Background work rests afterwards, since the web application may still be at work. Fails `locked`, `file_refused`, `conflict` `cancelled`,
 * `blocked_address` for an address whose network was not consented to.
 */
export const importWebBackup = (deps: ImportDeps, { file: ref, approve }: ParsedInput<'transfer.importWebBackup'>): Promise<Returned<'transfer.importWebBackup'>> => {
  const { store, vault, outside, files, clock, transfers } = deps;
  vault.assertOpen();
  const approved = new Map<string, NetworkConsent>(approve.map(({ origin, network }) => [origin, network]));
  for (const [origin, network] of approved) assertConsent(origin, network);
  return transfers.run('import_web', (progress) =>
    withFile(files, ref, async (file) => {
      progress.step('reading');
      const backup = await readWebBackup(outside, file);
      progress.step('applying');
      vault.assertOpen();
      return store.transaction(() => {
        const plan = planWebImport(webFacts(deps, backup, (origin) => approved.has(origin)));
        const made = countsOf(plan);
        bringOver(deps, plan, backup.key, (origin) => approved.get(origin) ?? 'public');
        if (made.mirrors > 0) pauseBackground({ store, clock }, { until: null });
        note(deps, { action: 'web_backup.imported', subject: made.mirrors === 1 ? '1 mirror' : `${made.mirrors} mirrors` });
        return { made, leftOut: plan.objects.filter(({ state }) => state === 'left_out').length };
      });
    }),
  );
};
