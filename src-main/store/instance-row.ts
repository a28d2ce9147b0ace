import { getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import { CapabilityState, type Instance } from '../../src-preload/contract/models/instance.ts';
import { instances } from './instance-schema.ts';
import type { StoredInstance } from './instance-store.ts';
import { fromJson } from './json.ts';
import { mirrors } from './mirror-schema.ts';
import { pairs } from './pair-schema.ts';

const Scopes = z.array(z.string().max(100)).max(50);
const Capabilities = z.array(CapabilityState).max(20);

type Row = typeof instances.$inferSelect;

const hasInstance = sql`(${pairs.sourceInstanceId} = ${instances.id} OR ${pairs.targetInstanceId} = ${instances.id})`;
const countPairs = sql`SELECT count(*) FROM ${pairs} WHERE ${hasInstance}`;
const countMirrors = sql`SELECT count(*) FROM ${pairs} JOIN ${mirrors} ON ${mirrors.pairId} = ${pairs.id} WHERE ${hasInstance}`;

/**
 * The columns of a listed instance, with how many pairs and mirrors have it on either side. The subqueries are parts of their own,
 * because drizzle takes the table's name off columns that stand directly in a selection of one table.
 */
export const instanceColumns = { ...getTableColumns(instances), pairs: sql<number>`(${countPairs})`, mirrors: sql<number>`(${countMirrors})` };

export const toInstance = ({ origin, caCertificate, tokenSecretId: _stays, tokenScopes, capabilities, ...row }: Row & { pairs: number; mirrors: number }): Instance => ({
  ...row,
  url: origin,
  hasCaCertificate: caCertificate !== null,
  tokenScopes: fromJson(Scopes, tokenScopes),
  capabilities: fromJson(Capabilities, capabilities),
});

export const toStoredInstance = (row: Row): StoredInstance => ({
  id: row.id,
  name: row.name,
  origin: row.origin,
  description: row.description,
  network: row.network,
  caCertificate: row.caCertificate,
  tokenSecretId: row.tokenSecretId,
  version: row.version,
  edition: row.edition,
  tier: row.tier,
  tokenUserId: row.tokenUserId,
  tokenScopes: fromJson(Scopes, row.tokenScopes),
  tokenExpiresAt: row.tokenExpiresAt,
  capabilities: fromJson(Capabilities, row.capabilities),
});
