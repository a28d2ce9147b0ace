import type { Failure } from '../../src-preload/contract/failures.ts';
import { NONE, RETRY, type Words } from './words.ts';

type Locked = Extract<Failure, { code: 'locked' }>;
type Storage = Extract<Failure, { code: 'storage' }>;

export const LOCKED: Record<Locked['reason'], { title: string; body: string }> = {
  not_set_up: { title: 'The vault is not set up', body: 'Tokens have no safe place yet. Set the vault up first.' },
  passphrase_needed: { title: 'The vault is locked', body: 'Enter the passphrase to open it.' },
  key_store_unavailable: {
    title: 'The key store does not answer',
    body: 'The operating system’s key store holds the key of the vault and did not answer. Unlock it in your desktop session and ask it again, or enter the passphrase where there is one.',
  },
  key_store_changed: {
    title: 'The key store is another one',
    body: 'The vault was set up with another key store than the one that answers now, so its key cannot be opened. Return to the former desktop session, bring its keyring back, or enter the passphrase where there is one.',
  },
  key_lost: {
    title: 'The key is lost',
    body: 'The key store no longer has the key of this vault. A passphrase opens it where one was set; else the tokens must be given again.',
  },
  signed_out: { title: 'Mirror Maestro is locked', body: 'Whoever worked here has left, or was away. Sign in to go on; background work goes on as the settings say.' },
  operators_changed: {
    title: 'The operators are not those that were set here',
    body: 'The list of operators in the data folder was changed by something else than this program, so that no passphrase is trusted now. The recovery code opens the vault and takes the list as it stands: look through the operators then. Without the code, restore the data folder from a backup.',
  },
};

export const lockedWords = ({ reason }: Locked): Words => ({ ...LOCKED[reason], wayOut: NONE });

const STORAGE: Record<Storage['reason'], Words> = {
  disk_full: { title: 'The disk is full', body: 'The change could not be written and did not happen. Make room, then try again.', wayOut: RETRY },
  read_only: { title: 'The data folder is read-only', body: 'The change could not be written and did not happen. Give this account the right to write there.', wayOut: RETRY },
  corrupt: { title: 'The database is damaged', body: 'The damaged file was set aside and stays as it is. The newest good snapshot can take its place.', wayOut: NONE },
  from_the_future: { title: 'The data is from a newer version', body: 'A newer version of Mirror Maestro wrote it. Start that version; nothing was changed.', wayOut: NONE },
  in_use: { title: 'The data folder is in use', body: 'Another process works on it. Close that one, then start again.', wayOut: NONE },
  io: { title: 'The disk failed', body: 'Reading or writing the database failed. Check the disk, then try again.', wayOut: RETRY },
};

export const storageWords = ({ reason }: Storage): Words => STORAGE[reason];
