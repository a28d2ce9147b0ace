import type { ParsedInput, Returned } from '../../src-preload/contract/methods.ts';
import type { BackupDifference } from '../../src-preload/contract/models/transfer.ts';
import type { Chance } from '../ports.ts';
import { AppError } from '../rules/app-error.ts';

/** What the backup that was inspected last holds against this machine, kept for reading page by page. */
export const createInspected = ({ chance }: { chance: Pick<Chance, 'uid'> }) => {
  let last: { id: string; differences: readonly BackupDifference[] } | null = null;
  return {
    /** Forgets what was kept before; answers the word by which this is found. */
    keep(differences: readonly BackupDifference[]): string {
      last = { id: chance.uid(), differences };
      return last.id;
    },
    /** Fails `conflict` `plan_is_old` once another file was inspected. */
    page({ inspection, kind, state, text = '', offset, limit }: ParsedInput<'transfer.differences'>): Returned<'transfer.differences'> {
      if (last === null || last.id !== inspection) throw new AppError({ code: 'conflict', reason: 'plan_is_old' });
      const wanted = text.toLowerCase();
      const found = last.differences.filter((one) => (kind === undefined || one.kind === kind) && (state === undefined || one.state === state) && one.name.toLowerCase().includes(wanted));
      return { items: found.slice(offset, offset + limit), total: found.length };
    },
  };
};

export type Inspected = ReturnType<typeof createInspected>;
