import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { z } from 'zod';
import { createStore } from '../create-store.ts';
import { migrate, pendingMigrations } from '../migrate.ts';
import { createTestChance, MIGRATIONS, quietLog } from './open-test-store.ts';

const Plan = z.array(z.object({ detail: z.string() }));

/** A store that tells how SQLite does what is asked of it. The caller closes it. */
export const openPlannedStore = () => {
  const executed: string[] = [];
  const sqlite = new Database(':memory:', { verbose: (sql) => executed.push(z.string().parse(sql)) });
  migrate(sqlite, pendingMigrations(sqlite, MIGRATIONS));
  const store = createStore({ sqlite, chance: createTestChance(), log: quietLog, atClose: [() => sqlite.close()] });

  /** SQLite's own words on how it does each statement of `work`, one text a statement. */
  const plansOf = (work: () => unknown): string[] => {
    executed.length = 0;
    work();
    const statements = executed.filter((sql) => /^\(?(?:select|update|delete)/iu.test(sql));
    expect(statements.length).toBeGreaterThan(0);
    return statements.map((sql) => Plan.parse(sqlite.prepare(`EXPLAIN QUERY PLAN ${sql}`).all()).map(({ detail }) => detail).join('; '));
  };
  return { sqlite, store, plansOf };
};
