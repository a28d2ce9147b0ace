import path from 'node:path';
import type { Paths, Ports } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';
import { openStore } from './open.ts';
import { restoreSnapshot, startOver } from './recovery.ts';
import type { Snapshot } from './snapshots.ts';
import type { Store } from './store.ts';

type DataPorts = Pick<Ports, 'clock' | 'chance' | 'log'> & { paths: Paths };

const fileOf = ({ paths }: DataPorts): string => path.join(paths.data, 'maestro.db');

const open = (ports: DataPorts) => openStore({ file: fileOf(ports), migrations: ports.paths.migrations, clock: ports.clock, chance: ports.chance, log: ports.log });

/** Opens the database of a data folder. Fails `storage`; `corrupt` means that `damagedData` has the choices. */
export const openData = (ports: DataPorts): Store => {
  const result = open(ports);
  if (result.state === 'open') return result.store;
  throw new AppError({ code: 'storage', reason: 'corrupt' });
};

/** What a person can do about a damaged database that was set aside: go back to a snapshot, or begin anew. */
export type DamagedData = {
  setAside: string;
  /** Whole ones, newest first. */
  snapshots: Snapshot[];
  restore(snapshot: Snapshot): void;
  startOver(): void;
};

/** The choices after `openData` failed with `corrupt`; null when the database is sound. */
export const damagedData = (ports: DataPorts): DamagedData | null => {
  const result = open(ports);
  if (result.state === 'open') {
    result.store.close();
    return null;
  }
  const { setAside, snapshots } = result;
  const options = { file: fileOf(ports), migrations: ports.paths.migrations, clock: ports.clock, log: ports.log };
  return { setAside, snapshots, restore: ({ name }) => restoreSnapshot(options, name), startOver: () => startOver(options) };
};
