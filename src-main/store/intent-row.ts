import { sql } from 'drizzle-orm';
import { Failure } from '../../src-preload/contract/failures.ts';
import { intents } from './intent-schema.ts';
import type { StoredIntent } from './intent-store.ts';
import { fromAnyJson, fromNullableJson } from './json.ts';

/** Word for word as in the partial index `intents_open`: with bound values SQLite could not use it. */
export const isOpen = sql`${intents.state} in ('planned', 'sent')`;

export const toIntent = ({ updatedAt: _inside, ...row }: typeof intents.$inferSelect): StoredIntent => ({
  ...row,
  payload: fromAnyJson(row.payload),
  result: fromAnyJson(row.result),
  failure: fromNullableJson(Failure, row.failure),
});
