import { z } from 'zod';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import { CapabilityState, Edition, NetworkConsent, Tier } from '../../../src-preload/contract/models/instance.ts';
import { CredentialSource, Direction } from '../../../src-preload/contract/models/pair.ts';
import { Settings } from '../../../src-preload/contract/models/settings.ts';
import type { BackupCounts } from '../../../src-preload/contract/models/transfer.ts';
import { AppError } from '../../rules/app-error.ts';
import { assertConsent, canonicalInstanceUrl } from '../../rules/instance-url.ts';

/*
 * Every row that a backup of this version may hold: its columns in their order, and what each may be. What a file says is checked here
 * and nowhere else before it is staged. Twin places: docs/backup-format.md, store/backup/sections.ts.
 */

export type Section = keyof BackupCounts;

const id = z.int().min(1);
const moment = z.int().min(0);
const flag = z.union([z.literal(0), z.literal(1)]);
const text = (max: number) => z.string().min(1).max(max);
const iid = z.int().min(1);

const parsedJson = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** A text that is JSON of this shape. */
const json = (shape: z.ZodType, max: number) => z.string().max(max).refine((value) => shape.safeParse(parsedJson(value)).success);

/** True where the rule that the address comes under here does not refuse it. */
const passes = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
};

const isCanonical = (origin: string): boolean => passes(() => {
  if (canonicalInstanceUrl(origin) !== origin) throw new AppError({ code: 'invalid_input', field: 'origin', rule: 'url' });
});
const origin = text(LIMITS.url).refine(isCanonical);

const defaults = <T extends z.ZodType>(choice: T) => ({
  overwrite_diverged: choice, trigger_builds: choice, only_protected_branches: choice, branch_regex: z.string().max(LIMITS.branchRegex).nullable(), issue_sync_enabled: choice,
});

const PortableSettings = Settings.pick({ credentialDays: true, expiryWarningDays: true, rotateBeforeDays: true, statusMinutes: true, verifyHours: true, guardMirrors: true, requestsPerMinute: true, concurrency: true });
const SettingKey = PortableSettings.keyof();

export const SecretKindName = z.enum(['instance_token', 'mirror_credential', 'pair_account', 'origin_key']);

export const ROWS = {
  settings: z.strictObject({ key: SettingKey, value: z.string().max(100) }).refine(({ key, value }) => PortableSettings.shape[key].safeParse(parsedJson(value)).success),
  /** In clear: the envelope around the file is what keeps it. */
  secrets: z.strictObject({ id: text(100), kind: SecretKindName, value: text(2000) }),
  instances: z
    .strictObject({
      id, name: text(LIMITS.name), origin, description: z.string().max(LIMITS.description), network: NetworkConsent, ca_certificate: z.string().max(LIMITS.caCertificate).nullable(), token_secret_id: text(100).nullable(),
      token_user: z.string().max(255).nullable(), token_user_id: id.nullable(), token_name: z.string().max(255).nullable(), token_scopes: json(z.array(z.string().max(100)).max(50), 10_000), token_expires_at: moment.nullable(),
      version: z.string().max(100).nullable(), edition: Edition.nullable(), tier: Tier, capabilities: json(z.array(CapabilityState).max(20), 10_000), created_at: moment,
    })
    .refine((row) => !isCanonical(row.origin) || passes(() => assertConsent(row.origin, row.network))),
  formerOrigins: z.strictObject({ origin, instance_id: id }),
  pairs: z.strictObject({
    id, name: text(LIMITS.name), description: z.string().max(LIMITS.description), source_instance_id: id, target_instance_id: id, direction: Direction, ...defaults(flag), credential_source: CredentialSource,
    account_username: z.string().max(255).nullable(), account_secret_id: text(100).nullable(), credential_group: z.string().max(LIMITS.projectPath).nullable(), created_at: moment,
  }),
  mirrors: z.strictObject({
    id, pair_id: id, source_project_id: id, source_path: text(LIMITS.projectPath), target_project_id: id, target_path: text(LIMITS.projectPath), enabled: flag, ...defaults(flag.nullable()), gitlab_mirror_id: id.nullable(), created_at: moment,
  }),
  credentials: z.strictObject({
    mirror_id: id, kind: CredentialSource, gitlab_token_id: id.nullable(), gitlab_group_id: id.nullable(), token_name: z.string().max(255), username: z.string().max(255).nullable(),
    scopes: json(z.array(z.string().max(100)).max(50), 10_000), expires_at: moment.nullable(), secret_id: text(100).nullable(),
  }),
  issueSyncs: z.strictObject({
    mirror_id: id, comments: flag, labels: flag, attachments: flag, weight: flag, time_estimate: flag, time_spent: flag, closed_issues: flag, update_existing: flag, existing: z.enum(['none', 'open', 'all', 'since']),
    existing_since: moment.nullable(), interval_minutes: z.int().min(5).max(1440), deletions: z.enum(['report', 'apply']), confidential: z.enum(['copy', 'skip']), milestones: z.enum(['label', 'match']), baseline_at: moment,
    watermark: moment.nullable(), created_at: moment,
  }),
  syncRules: z.strictObject({ mirror_id: id, about: z.enum(['label', 'person']), source: text(1000), action: z.enum(['same', 'mapped', 'skip']), target: z.string().max(1000).nullable(), create: flag }),
  issueLinks: z.strictObject({
    id, mirror_id: id, source_issue_id: id, source_iid: iid, target_issue_id: id, target_iid: iid, state: z.enum(['linked', 'source_gone', 'copy_gone', 'released']), source_updated_at: moment.nullable(),
    target_updated_at: moment.nullable(), created_at: moment, synced_at: moment,
    /** JSON whose shape only its owner knows, who takes what is no base for none. */
    base: z.string().max(400_000),
  }),
  noteLinks: z.strictObject({ link_id: id, source_note_id: id, target_note_id: id, source_discussion: z.string().max(100).nullable(), target_discussion: z.string().max(100).nullable(), digest: z.string().max(100) }),
  uploadLinks: z.strictObject({ mirror_id: id, source_ref: text(1000), digest: z.string().max(100), target_path: text(1100), bytes: z.int().min(0) }),
  /** Where it is asked which machine writes; since format 2. */
  claims: z.strictObject({ lineage: z.string().regex(/^[0-9a-f]{16}$/), instance_id: id, project_id: id, project_path: text(LIMITS.projectPath), created_at: moment }),
} as const satisfies Record<Section, z.ZodObject>;

/** In the order of the file: parents before what refers to them. */
export const SECTION_ORDER = ['settings', 'secrets', 'instances', 'formerOrigins', 'pairs', 'mirrors', 'credentials', 'issueSyncs', 'syncRules', 'issueLinks', 'noteLinks', 'uploadLinks', 'claims'] as const satisfies readonly Section[];

/** Of all sections together, so that no file keeps a machine busy for ever. */
export const MOST_ROWS = 5_000_000;

export const columnsOf = (section: Section): string[] => Object.keys(ROWS[section].shape);

export const isSection = (name: string): name is Section => Object.hasOwn(ROWS, name);
