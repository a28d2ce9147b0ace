import type { Store } from '../../store.ts';
import type { Section } from '../sections.ts';
import { columnsOf, SECTION_NAMES } from '../sections.ts';
import type { ApplyRequest } from '../backup-store.ts';
import type { Staging } from '../staging.ts';

const isPlain = (section: Section): section is Exclude<Section, 'secrets'> => section !== 'secrets';

/** What a backup of `from` brings to `to`, as if it had gone through a file; with its secrets, or without. */
export const stagedCopy = (from: Store, to: Store, withSecrets = true): Staging => {
  const staging = to.backups.stage();
  const reader = from.backups.read();
  try {
    for (const section of SECTION_NAMES) {
      if (!isPlain(section)) {
        for (const secret of withSecrets ? reader.secrets() : []) staging.addSecret(secret, `new-${secret.id}`);
        continue;
      }
      const isSecret = columnsOf(section).map((column) => /^(token_|account_)?secret_id$/.test(column));
      for (const row of reader.rows(section)) staging.add(section, [row.map((cell, at) => (!withSecrets && isSecret[at] === true ? null : cell))]);
    }
    staging.check();
    return staging;
  } finally {
    reader.close();
  }
};

/** A merge that keeps what is here, with every origin approved. */
export const request = (change: Partial<ApplyRequest> = {}): ApplyRequest => ({
  how: 'merge', choices: { default: 'mine', kinds: {}, otherwise: [] }, approve: ['https://north.example.com', 'https://south.example.com', 'https://east.example.com', 'https://west.example.com'], tokens: [], madeBy: { id: '0123456789ab', name: '' }, madeAt: 5, now: 1000,
  onStep: () => undefined, within: () => undefined, ...change,
});
