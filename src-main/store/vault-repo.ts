import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Access } from './access.ts';
import { fromJson, toJson } from './json.ts';
import { readMeta, writeMeta } from './meta.ts';
import { keySlots } from './vault-schema.ts';
import type { VaultRepo } from './vault-store.ts';

const Vault = z.object({ vaultId: z.string().min(1).max(100), keyCheck: z.string().min(1).max(200) });
const Attempts = z.object({ wrong: z.int().min(0), retryAt: z.int().min(0).nullable() });
const RosterCheck = z.string().min(1).max(200);
const Params = z.record(z.string().max(50), z.union([z.string().max(500), z.number()]));

/** The vault's outside: how its data key is wrapped, and how often it was tried in vain. */
export const createVaultRepo = ({ read, write }: Access): VaultRepo => ({
  read: () => read((db) => readMeta(db, 'vault', Vault)),
  create: (vault) => write('vault', (db) => writeMeta(db, 'vault', vault)),

  slots: () =>
    read((db) =>
      db
        .select()
        .from(keySlots)
        .orderBy(keySlots.id)
        .all()
        .map(({ id, kind, wrapped, params }) => ({ id, kind, wrapped, params: fromJson(Params, params) })),
    ),

  addSlot: ({ kind, wrapped, params }, now) =>
    write('vault', (db) => void db.insert(keySlots).values({ kind, wrapped, params: toJson(params), createdAt: now }).run()),

  removeSlot: (id) => write('vault', (db) => void db.delete(keySlots).where(eq(keySlots.id, id)).run()),

  attempts: () => read((db) => readMeta(db, 'vault_attempts', Attempts)) ?? { wrong: 0, retryAt: null },
  setAttempts: (attempts) => write('vault', (db) => writeMeta(db, 'vault_attempts', attempts)),

  rosterCheck: () => read((db) => readMeta(db, 'operators_check', RosterCheck)),
  setRosterCheck: (check) => write('vault', (db) => writeMeta(db, 'operators_check', check)),
});
