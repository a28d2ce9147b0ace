import { z } from 'zod';
import { PairId } from '../ids.ts';
import { count, LIMITS, text } from '../limits.ts';
import { FileRef } from './file.ts';
import { NetworkConsent } from './instance.ts';

/** `json` is what the web application reads and writes as well; `yaml` says the same with comments, for review in Git. */
export const ExportFormat = z.enum(['json', 'yaml']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportName = z.strictObject({ pairId: PairId, format: ExportFormat });
export const ExportPair = z.strictObject({ pairId: PairId, format: ExportFormat, file: FileRef });
export const PairExported = z.object({ mirrors: count, bytes: count });

export const ExportConfiguration = z.strictObject({ file: FileRef });
export const ConfigurationExported = z.object({ instances: count, pairs: count, mirrors: count, bytes: count });

export const WebBackup = z.strictObject({ file: FileRef });

/** Why something of the web application's backup does not come over. */
export const WebReason = z.enum([
  'token_unreadable', 'address', 'not_approved', 'instance_left_out', 'same_instance', 'pair_left_out', 'mirror_id_unknown', 'mirror_exists', 'mirror_left_out',
]);
export type WebReason = z.infer<typeof WebReason>;

/** `here` is used as it stands; `new` is made; `left_out` says why. */
export const WebObject = z.object({
  kind: z.enum(['instance', 'pair', 'mirror', 'issueSync']),
  name: z.string().max(LIMITS.projectPath * 2 + 10),
  state: z.enum(['new', 'here', 'left_out']),
  reason: WebReason.nullable(),
});
export type WebObject = z.infer<typeof WebObject>;

const webCounts = z.object({ instances: count, pairs: count, mirrors: count, credentials: count, issueSyncs: count, issueLinks: count, noteLinks: count });

export const WebInspection = z.object({
  /** As the backup says; null where it does not. */
  madeAt: z.string().max(50).nullable(),
  appVersion: z.string().max(50).nullable(),
  /** What would come over, were every instance approved. */
  counts: webCounts,
  /** What never comes over: accounts have no place here, attachments are copied again, and the label rules were never in effect there. */
  leftBehind: z.object({ users: count, attachments: count, labelRules: count }),
  /** New addresses, each to be approved: what stands there gets the token of the backup. */
  origins: z.array(z.object({ origin: z.string().max(LIMITS.url), name: z.string().max(200) })).max(1000),
  /** The first of them; what is left out comes first. */
  objects: z.array(WebObject).max(12_000),
  total: count,
  /** For the next call about the same file. */
  grant: z.string().max(100),
});
export type WebInspection = z.infer<typeof WebInspection>;

export const WebImport = z.strictObject({
  file: FileRef,
  approve: z.array(z.strictObject({ origin: text(LIMITS.url), network: NetworkConsent.default('public') })).max(1000).default([]),
});
/** The background work rests afterwards until somebody resumes it: then this machine writes. */
export const WebImported = z.object({ made: webCounts, leftOut: count });
