import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Chance, Log } from '../../ports.ts';
import { Failure } from '../../../src-preload/contract/failures.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { Installation, RestoreHow } from '../../../src-preload/contract/models/transfer.ts';
import { AppError, fail } from '../../rules/app-error.ts';
import type { Access } from '../access.ts';
import type { Sqlite } from '../connection.ts';
import { readMeta, writeMeta } from '../meta.ts';
import { snapshotFolder, takeSnapshot } from '../snapshots.ts';
import { withStorageFailures } from '../storage-failure.ts';
import { createApplier, openQuestions } from './apply.ts';
import type { ApplyRequest, BackupStore, LastRestore, StoredBackupState, StoredSchedule } from './backup-store.ts';
import { compareStaged } from './compare.ts';
import { goBackTo } from './go-back.ts';
import { matchStaged } from './match.ts';
import { countSections, readSections } from './read-sections.ts';
import { createStaging, type Staging } from './staging.ts';

const Pause = z.object({ until: z.int().min(0).nullable() }).nullable();
const StoredRestore: z.ZodType<LastRestore> = z.object({
  restoredAt: z.int(), how: RestoreHow, madeBy: Installation, madeAt: z.int(), snapshot: z.string().max(100), lastIntent: z.int().min(0), pause: Pause,
});
const Schedule: z.ZodType<StoredSchedule> = z.object({ folder: z.string().max(4096).nullable(), everyDays: z.int().min(1), keep: z.int().min(1), secrets: z.boolean(), remindDays: z.int().min(0) });
const State: z.ZodType<StoredBackupState> = z.object({ madeAt: z.int().nullable(), bytes: z.int().nullable(), failure: Failure.nullable(), failedAt: z.int().nullable(), notRemoved: z.object({ files: z.int(), failure: Failure }).nullable().default(null) });

const NO_SCHEDULE: StoredSchedule = { folder: null, everyDays: 1, keep: 14, secrets: true, remindDays: 30 };
const NO_STATE: StoredBackupState = { madeAt: null, bytes: null, failure: null, failedAt: null, notRemoved: null };

const ALL_TOPICS = ['instances', 'pairs', 'mirrors', 'jobs', 'settings', 'plans', 'issueSync', 'background', 'claim'] as const;

type Deps = { sqlite: Sqlite; access: Access; chance: Pick<Chance, 'uid'>; log: Log };

const withAttached = <T>(sqlite: Sqlite, file: string, as: 'staged' | 'past', work: () => T): T => {
  sqlite.prepare(`ATTACH ? AS ${as}`).run(file);
  try {
    return work();
  } finally {
    sqlite.exec(`DETACH ${as}`);
  }
};

/** Nothing may be between two states: neither an intent nor a job nor a mirror. */
const assertAtRest = (sqlite: Sqlite): void => {
  const some = (sql: string): boolean => sqlite.prepare(sql).get() !== undefined;
  if (some("SELECT 1 FROM main.intents WHERE state IN ('planned', 'sent') LIMIT 1")) fail({ code: 'conflict', reason: 'clean_ups_open' });
  if (some("SELECT 1 FROM main.jobs WHERE state = 'running' LIMIT 1")) fail({ code: 'conflict', reason: 'not_possible_now' });
  if (some("SELECT 1 FROM main.mirrors WHERE setup <> 'ready' LIMIT 1")) fail({ code: 'conflict', reason: 'being_changed' });
};

/** Replacing would forget a claim of this machine and leave its label on GitLab. */
const assertNoOtherClaim = (sqlite: Sqlite): void => {
  if (sqlite.prepare('SELECT 1 FROM main.claims WHERE lineage NOT IN (SELECT lineage FROM staged.claims) LIMIT 1').get() !== undefined) fail({ code: 'conflict', reason: 'claim_in_the_way' });
};

const lastIntent = (sqlite: Sqlite): number => z.int().parse(sqlite.prepare("SELECT coalesce((SELECT seq FROM main.sqlite_sequence WHERE name = 'intents'), 0)").pluck().get());

const stageRequest = (sqlite: Sqlite, { choices, tokens }: ApplyRequest): void => {
  const choose = sqlite.prepare('INSERT OR IGNORE INTO staged.choices (kind, id) VALUES (?, ?)');
  for (const { kind, id } of choices.otherwise) choose.run(kind, id);
  const add = sqlite.prepare('INSERT OR REPLACE INTO staged.tokens (origin, new_id, sealed) VALUES (?, ?, ?)');
  for (const { origin, id, sealed } of tokens) add.run(origin, id, Buffer.from(sealed));
};

const assertAnswered = (sqlite: Sqlite, approved: readonly string[]): void => {
  const { approve, token } = openQuestions(sqlite, approved);
  if (approve !== null) fail({ code: 'invalid_input', field: 'approve', rule: 'origin_not_approved', limit: approve.slice(0, 300) });
  if (token !== null) fail({ code: 'invalid_input', field: 'tokens', rule: 'required', limit: token.slice(0, 300) });
};

/** Backups over the live connection, and a second one that only reads. A database in memory has none. */
export const createBackupStore = ({ sqlite, access, chance, log }: Deps): BackupStore => {
  const data = path.dirname(sqlite.name);
  const noticeAll = (): void => {
    for (const topic of ALL_TOPICS) access.write(topic, () => undefined);
  };

  const compare = (staging: Staging) =>
    withStorageFailures(() => {
      staging.close();
      return withAttached(sqlite, staging.file, 'staged', () => {
        matchStaged(sqlite, () => undefined);
        return compareStaged(sqlite);
      });
    });

  const apply = (staging: Staging, request: ApplyRequest) =>
    withStorageFailures(() => {
      staging.close();
      return withAttached(sqlite, staging.file, 'staged', () => {
        const { how, choices, approve, now, madeBy, madeAt, onStep } = request;
        assertAtRest(sqlite);
        if (how === 'replace') assertNoOtherClaim(sqlite);
        const applier = createApplier(sqlite, { replace: how === 'replace', isTheirs: (kind) => (choices.kinds[kind] ?? choices.default) === 'theirs', now, onStatement: () => onStep('applying') });
        matchStaged(sqlite, () => undefined);
        stageRequest(sqlite, request);
        applier.decide();
        assertAnswered(sqlite, approve);
        onStep('snapshot');
        const { name: snapshot } = takeSnapshot(sqlite, snapshotFolder(sqlite.name), 'restore', now);
        onStep('applying');
        const result = access.transaction(() => {
          const applied = applier.apply();
          const pause = access.read((db) => readMeta(db, 'pause', Pause));
          const restored: LastRestore = { restoredAt: now, how, madeBy, madeAt, snapshot, lastIntent: lastIntent(sqlite), pause };
          access.write('background', (db) => {
            writeMeta(db, 'last_restore', restored);
            writeMeta(db, 'pause', { until: null });
          });
          noticeAll();
          request.within(applied);
          return applied;
        });
        onStep('applying');
        return result;
      });
    });

  const lastRestore = (): LastRestore | null => access.read((db) => readMeta(db, 'last_restore', StoredRestore.nullable()));
  const snapshotOf = ({ snapshot }: LastRestore): string => path.join(snapshotFolder(sqlite.name), snapshot);

  /** A program that was updated since has other tables than the snapshot. */
  const hasOurTables = (): boolean =>
    sqlite.prepare('SELECT count(*) FROM (SELECT created_at FROM main.__drizzle_migrations EXCEPT SELECT created_at FROM past.__drizzle_migrations)').pluck().get() === 0;

  const undo = (within: () => void): number => {
    const last = lastRestore();
    if (last === null || !isUndoable()) throw new AppError({ code: 'conflict', reason: 'not_possible_now' });
    return withStorageFailures(() =>
      withAttached(sqlite, snapshotOf(last), 'past', () => {
        if (!hasOurTables()) fail({ code: 'conflict', reason: 'not_possible_now' });
        sqlite.pragma('foreign_keys = OFF');
        try {
          access.transaction(() => {
            assertAtRest(sqlite);
            goBackTo(sqlite);
            access.write('background', (db) => {
              writeMeta(db, 'last_restore', null);
              writeMeta(db, 'pause', last.pause);
            });
            noticeAll();
            within();
          });
        } finally {
          sqlite.pragma('foreign_keys = ON');
        }
        log.warn('store.went_back', { name: last.snapshot });
        return last.restoredAt;
      }),
    );
  };

  const isUndoable = (): boolean => {
    const last = lastRestore();
    return last !== null && lastIntent(sqlite) === last.lastIntent && existsSync(snapshotOf(last));
  };

  return {
    counts: () => withStorageFailures(() => countSections(sqlite)),
    read: () => readSections(sqlite.name),
    stage: () => createStaging(data, chance.uid()),
    compare, apply, lastRestore, isUndoable, undo,
    schedule: () => access.read((db) => readMeta(db, 'backup_schedule', Schedule)) ?? NO_SCHEDULE,
    setSchedule: (schedule) => access.write('settings', (db) => writeMeta(db, 'backup_schedule', schedule)),
    state: () => access.read((db) => readMeta(db, 'backup_state', State)) ?? NO_STATE,
    setState: (state) => access.write('background', (db) => writeMeta(db, 'backup_state', state)),
    name: () => access.read((db) => readMeta(db, 'installation_name', z.string().max(LIMITS.name))) ?? '',
    setName: (name) => access.write('settings', (db) => writeMeta(db, 'installation_name', name)),
  };
};
