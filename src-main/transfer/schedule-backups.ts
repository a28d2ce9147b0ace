import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import { note } from '../journal/trail.ts';
import { AppError } from '../rules/app-error.ts';
import { Secret } from '../rules/secret.ts';
import type { TransferDeps } from './transfer-deps.ts';

/** The vault's name for the passphrase of backups by themselves. */
export const BACKUP_PASSPHRASE = 'backup-passphrase';

type ScheduleDeps = Pick<TransferDeps, 'store' | 'vault' | 'clock' | 'files'>;

const keepPassphrase = ({ store, vault, clock }: ScheduleDeps, passphrase: string | null): void => {
  if (store.secrets.has(BACKUP_PASSPHRASE)) store.secrets.remove(BACKUP_PASSPHRASE);
  if (passphrase !== null) vault.seal('backup_passphrase', new Secret(passphrase), BACKUP_PASSPHRASE, clock.now());
};

export const readSchedule = ({ store }: Pick<ScheduleDeps, 'store'>): Returned<'transfer.schedule'> => ({ ...store.backups.schedule(), hasPassphrase: store.secrets.has(BACKUP_PASSPHRASE) });

/**
 * Says where and how often backups are made by themselves. They are locked by a passphrase and not by this installation's key: a
 * backup is for the day on which this machine is gone, and its key with it. Fails `locked`, `invalid_input` without a passphrase.
 */
export const scheduleBackups = (deps: ScheduleDeps, { folder: ref, passphrase, ...change }: ParsedInput<'transfer.schedule'>): Returned<'transfer.schedule'> => {
  const { store, vault } = deps;
  const before = store.backups.schedule();
  const folder = ref === undefined ? before.folder : ref === null ? null : deps.files.resolve(ref);
  const next = { ...before, ...Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)), folder };
  if (folder !== null && passphrase === undefined && !store.secrets.has(BACKUP_PASSPHRASE)) throw new AppError({ code: 'invalid_input', field: 'passphrase', rule: 'required' });
  if (passphrase !== undefined) vault.assertOpen();
  const isAsked = ref !== undefined || passphrase !== undefined || Object.values(change).some((value) => value !== undefined);
  if (!isAsked) return readSchedule(deps);
  store.transaction(() => {
    if (folder === null) keepPassphrase(deps, null);
    else if (passphrase !== undefined) keepPassphrase(deps, passphrase);
    store.backups.setSchedule(next);
    note(deps, { action: 'backup.scheduled', subject: folder === null ? 'no backups by themselves' : next.everyDays === 1 ? 'every day' : `every ${next.everyDays} days` });
  });
  return readSchedule(deps);
};
