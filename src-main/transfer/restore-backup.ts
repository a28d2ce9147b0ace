import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { withFile } from '../files/file-access.ts';
import { note, notingFailure } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { canonicalInstanceUrl } from '../rules/instance-url.ts';
import { Secret } from '../rules/secret.ts';
import { stageBackup } from './stage-backup.ts';
import type { TransferDeps } from './transfer-deps.ts';
import type { Progress } from './transfers.ts';

const LOOK_MS = 200;
/** How long running jobs have to come to their end. */
const MOST_LOOKS = 150;

type Input = ParsedInput<'transfer.restore'>;

/** Lets nothing new begin and waits until what runs has ended. Answers what lets go again. Fails `conflict` `not_possible_now`. */
export const quiesce = async ({ gate, store, clock }: Pick<TransferDeps, 'gate' | 'store' | 'clock'>): Promise<() => void> => {
  const release = gate.hold();
  const isBusy = (): boolean => store.jobs.list({ state: 'running', offset: 0, limit: 1 }).total > 0;
  for (let look = 0; look < MOST_LOOKS && isBusy(); look += 1) await new Promise<void>((resolve) => void clock.after(LOOK_MS, resolve));
  if (!isBusy()) return release;
  release();
  throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
};

/** Tokens that were typed, sealed for this machine. */
const sealTokens = ({ vault, chance }: Pick<TransferDeps, 'vault' | 'chance'>, tokens: Input['tokens']) =>
  tokens.map(({ origin, token }) => {
    const id = chance.uid();
    return { origin: canonicalInstanceUrl(origin), id, sealed: vault.box('instance_token', new Secret(token), id) };
  });

/** What was asked of instances before is not true of them any more. */
const forgetConnections = ({ store, door }: Pick<TransferDeps, 'store' | 'door'>, before: readonly { id: Parameters<TransferDeps['door']['forget']>[0] }[]): void => {
  for (const { id } of [...before, ...store.instances.allStored()]) door.forget(id);
  door.setLimits(store.settings.get());
};

const restore = async (deps: TransferDeps, file: string, { passphrase, how, choices, approve, tokens }: Input, progress: Progress): Promise<Returned<'transfer.restore'>> => {
  const { store, vault, clock } = deps;
  vault.assertOpen();
  const sealed = sealTokens(deps, tokens);
  const approved = approve.map(canonicalInstanceUrl);
  const staging = store.backups.stage();
  try {
    const { manifest } = await stageBackup(deps, staging, { file, passphrase }, true, progress);
    const release = await quiesce(deps);
    try {
      vault.assertOpen();
      const { installation: madeBy, createdAt: madeAt } = manifest;
      const before = store.instances.allStored();
      const now = clock.now();
      const applied = store.backups.apply(staging, {
        how, choices, approve: approved, tokens: sealed, madeBy, madeAt, now,
        onStep: progress.step,
        within: () => note(deps, { action: 'backup.restored', subject: `${how === 'replace' ? 'replaced by' : 'merged with'} a backup of ${madeBy.name || madeBy.id}` }),
      });
      forgetConnections(deps, before);
      return { restoredAt: now, ...applied, madeBy };
    } finally {
      release();
    }
  } finally {
    staging.remove();
  }
};

/**
 * Brings a backup in: all of it is read and checked beside the live data, then a snapshot is taken, then one transaction makes it true;
 * secrets are sealed for this machine on the way. The background work rests afterwards. Fails `file_refused` or `storage` with nothing
 * changed, `locked`, `conflict` `clean_ups_open`, `being_changed`, `not_possible_now`, `cancelled`; `invalid_input` on `approve` or `tokens`
 * with the origin that is missing.
 */
export const restoreBackup = (deps: TransferDeps, input: Input): Promise<Returned<'transfer.restore'>> =>
  deps.transfers.run('restore', (progress) => notingFailure(deps, { action: 'backup.restored', subject: 'backup' }, () => withFile(deps.files, input.file, (file) => restore(deps, file, input, progress))));

/** Goes back to the snapshot that the last restore took. Fails `conflict` `not_possible_now` where GitLab was changed since, and as a restore does. */
export const undoRestore = (deps: TransferDeps): Promise<Returned<'transfer.undoRestore'>> =>
  deps.transfers.run('undo', async (progress) => {
    const release = await quiesce(deps);
    try {
      progress.step('applying');
      const before = deps.store.instances.allStored();
      const backTo = deps.store.backups.undo(() => note(deps, { action: 'backup.undone', subject: 'back to before the restore' }));
      forgetConnections(deps, before);
      return { undone: true, backTo };
    } finally {
      release();
    }
  });
