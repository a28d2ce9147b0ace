import type { Gate } from '../background/gate.ts';
import type { Deps } from '../deps.ts';
import type { FileAccess, Grants } from '../files/file-access.ts';
import type { Ports } from '../ports.ts';
import type { Derive } from './age/passphrase-lock.ts';
import type { Inspected } from './inspected.ts';
import type { Transfers } from './transfers.ts';

/** What making a backup takes, by a person or by the schedule. */
export type BackupDeps = Pick<Deps, 'store' | 'vault' | 'clock' | 'chance' | 'log'> & Pick<Ports, 'outside' | 'about'> & { transfers: Transfers; derive: Derive };

/** What the calls about backups take besides. */
export type TransferDeps = BackupDeps & Pick<Deps, 'door'> & { gate: Gate; files: FileAccess; grants: Grants; inspected: Inspected };
