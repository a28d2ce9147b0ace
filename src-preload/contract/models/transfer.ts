import { z } from 'zod';
import { Failure } from '../failures.ts';
import { isBech32 } from '../bech32.ts';
import { count, LIMITS, moment, paging, text } from '../limits.ts';
import { FileRef } from './file.ts';
import { NetworkConsent, TokenInput } from './instance.ts';
import { PassphraseInput } from './vault.ts';

/** How many rows a backup holds, by section, in the order of the file. */
export const BackupCounts = z.object({
  settings: count, secrets: count, instances: count, formerOrigins: count, pairs: count, mirrors: count, credentials: count,
  issueSyncs: count, syncRules: count, issueLinks: count, noteLinks: count, uploadLinks: count, claims: count,
});
export type BackupCounts = z.infer<typeof BackupCounts>;

/** An installation of this program: who made a backup, and for whom one can be locked. */
export const Installation = z.object({
  id: z.string().max(12),
  /** As its people call it; empty where nobody has named it. */
  name: z.string().max(LIMITS.name),
});
export type Installation = z.infer<typeof Installation>;

/** The public half of an installation's key pair, to be passed on as it stands: whoever has it can lock a backup for this installation. One with a mistyped letter is refused. */
export const PublicKey = z.string().trim().max(70).regex(/^age1[02-9ac-hj-np-z]{58}$/, { error: 'public_key' }).refine(isBech32, { error: 'public_key' });

export const InstallationKey = z.object({ ...Installation.shape, publicKey: z.string().max(70) });

/** Absent = leave. */
export const IdentityInput = z.strictObject({ name: z.string().trim().max(LIMITS.name).optional() });

/** Exactly one of passphrase and recipients. Secrets are tokens, passwords and the key by which copies of issues are known as ours. */
export const BackupInput = z
  .strictObject({
    file: FileRef,
    passphrase: PassphraseInput.optional(),
    recipients: z.array(PublicKey).min(1).max(50).optional(),
    secrets: z.boolean(),
  })
  .refine(({ passphrase, recipients }) => (passphrase === undefined) !== (recipients === undefined), { path: ['passphrase'], error: 'passphrase_or_recipients' });

/** Of a file as it lies on the disk, in hexadecimal: what `sha256sum` prints. */
const digest = z.string().length(64);

/** `grant` names the file in the next call about it. */
export const BackupMade = z.object({ counts: BackupCounts, bytes: count, sha256: digest, madeAt: moment, grant: z.string().max(100) });

/** Backups by themselves: one in so many days, the newest so many kept, in one folder, under a passphrase that the vault keeps. */
export const BackupSchedule = z.object({
  /** null = no backups by themselves. */
  folder: z.string().max(4096).nullable(),
  everyDays: z.int().min(1).max(365),
  keep: z.int().min(1).max(100),
  secrets: z.boolean(),
  hasPassphrase: z.boolean(),
  /** A person is reminded when the newest backup is older than this; 0 is never. */
  remindDays: z.int().min(0).max(365),
});
export type BackupSchedule = z.infer<typeof BackupSchedule>;

/** Absent = leave. A folder needs a passphrase, given now or before; null switches the backups off and forgets it. */
export const BackupScheduleUpdate = z.strictObject({
  folder: FileRef.nullable().optional(),
  passphrase: PassphraseInput.optional(),
  everyDays: BackupSchedule.shape.everyDays.optional(),
  keep: BackupSchedule.shape.keep.optional(),
  secrets: z.boolean().optional(),
  remindDays: BackupSchedule.shape.remindDays.optional(),
});

/** The last backup that was made and read back, and why the last one by itself was not; each null where there was none. */
export const BackupState = z.object({
  madeAt: moment.nullable(),
  bytes: count.nullable(),
  failure: Failure.nullable(),
  failedAt: moment.nullable(),
  /** Backups by themselves that are older than those that are kept, and are still there: how many, and why the last of them. Null where all are gone. */
  notRemoved: z.object({ files: count, failure: Failure }).nullable(),
  /** Something could be lost, and the newest backup is older than the reminder. */
  overdue: z.boolean(),
});
export type BackupState = z.infer<typeof BackupState>;

export const RestoreHow = z.enum(['replace', 'merge']);
export type RestoreHow = z.infer<typeof RestoreHow>;

/** The last restore: where it came from, and whether the way back is open (nothing was changed on GitLab since). */
export const RestoreState = z.object({ restoredAt: moment, how: RestoreHow, madeBy: Installation, madeAt: moment, undoable: z.boolean() });
export type RestoreState = z.infer<typeof RestoreState>;

/** What runs now. `done` of `total` are rows; a total of 0 is not known yet. From `applying` on it cannot be cancelled. */
export const TransferRun = z.object({
  what: z.enum(['backup', 'inspect', 'restore', 'undo', 'inspect_web', 'import_web']),
  step: z.enum(['opening', 'writing', 'verifying', 'reading', 'checking', 'snapshot', 'applying']),
  done: count,
  total: count,
  startedAt: moment,
});
export type TransferRun = z.infer<typeof TransferRun>;

export const TransferOverview = z.object({
  installation: Installation,
  /** What a backup made now would hold, secrets among them. */
  counts: BackupCounts,
  schedule: BackupSchedule,
  lastBackup: BackupState,
  /** When the schedule makes the next one; null without a schedule. A moment that has passed means as soon as work goes on. */
  nextBackupAt: moment.nullable(),
  lastRestore: RestoreState.nullable(),
  running: TransferRun.nullable(),
});

/** Without a passphrase it is opened with this installation's own key. */
const opening = { file: FileRef, passphrase: z.string().min(1).max(LIMITS.passphrase).optional() };
export const InspectInput = z.strictObject(opening);

export const DifferenceKind = z.enum(['settings', 'instance', 'pair', 'mirror']);
export type DifferenceKind = z.infer<typeof DifferenceKind>;

/** `missing` is here and not in the file. */
export const DifferenceState = z.enum(['new', 'same', 'different', 'missing']);
export type DifferenceState = z.infer<typeof DifferenceState>;

const shownValue = z.union([z.boolean(), z.int(), z.string().max(1000), z.null()]);

/** One object of the file or of this machine against the other. A mirror's credential, issue sync, rules and links go with it. */
export const BackupDifference = z.object({
  kind: DifferenceKind,
  /** In the file; 0 for the settings; of one that is missing in the file the id here. */
  id: count,
  name: z.string().max(LIMITS.projectPath * 2 + 10),
  state: DifferenceState,
  /** What differs, by the contract's names of fields; `credential`, `issueSync`, `rules` for what belongs to a mirror. */
  fields: z.array(z.string().max(50)).max(30),
  /** Both values of those that a line can show. */
  values: z.array(z.object({ field: z.string().max(50), mine: shownValue, theirs: shownValue })).max(30),
});
export type BackupDifference = z.infer<typeof BackupDifference>;

/** All of them, of the file that was inspected last. */
export const DifferencesGet = z.strictObject({
  inspection: z.string().max(100),
  kind: DifferenceKind.optional(),
  state: DifferenceState.optional(),
  text: z.string().trim().max(LIMITS.search).optional(),
  ...paging,
});

const states = z.object({ new: count, same: count, different: count, missing: count });

/** An instance of the file: what has to be approved and typed before it can be restored here. */
export const BackupInstance = z.object({
  id: count,
  name: z.string().max(LIMITS.name),
  origin: z.string().max(LIMITS.url),
  network: NetworkConsent,
  hasCaCertificate: z.boolean(),
  state: z.enum(['new', 'same', 'different']),
  /** New, or with another network consent or certificate than here. */
  needsApproval: z.boolean(),
  /** New, and the file holds no token for it. */
  needsToken: z.boolean(),
});

export const Inspection = z.object({
  /** For `transfer.differences`, until another file is inspected. */
  inspection: z.string().max(100),
  madeBy: Installation,
  madeHere: z.boolean(),
  madeAt: moment,
  programVersion: z.string().max(100),
  format: z.int().min(1).max(1_000_000),
  bytes: count,
  sha256: digest,
  hasSecrets: z.boolean(),
  counts: BackupCounts,
  /** Against this machine; `missing` = here and not in the file, so that replacing removes it. */
  compared: z.object({ settings: states, instances: states, pairs: states, mirrors: states, links: states }),
  instances: z.array(BackupInstance).max(1000),
  /** The first that are new or different; `transfer.differences` has all. */
  differences: z.array(BackupDifference).max(500),
  /** For the next call about the same file. */
  grant: z.string().max(100),
});
export type Inspection = z.infer<typeof Inspection>;

const Side = z.enum(['mine', 'theirs']);

const Choices = z.strictObject({
  default: Side.default('mine'),
  /** Kinds that are decided differently from the default. */
  kinds: z.strictObject({ settings: Side.optional(), instance: Side.optional(), pair: Side.optional(), mirror: Side.optional() }).default({}),
  /** Objects of the file that are decided the other way than their kind. */
  otherwise: z.array(z.strictObject({ kind: DifferenceKind, id: z.int().min(0) })).max(LIMITS.selection).default([]),
});

const origin = text(LIMITS.url);

/** `replace` makes this machine what the file says; `merge` adds what is new and asks `choices` about what differs. */
export const RestoreInput = z.strictObject({
  ...opening,
  how: RestoreHow,
  choices: Choices.default({ default: 'mine', kinds: {}, otherwise: [] }),
  /** Origins of instances whose address, network consent and certificate are right on this machine. */
  approve: z.array(origin).max(1000).default([]),
  /** Tokens for new instances of a file without secrets. */
  tokens: z.array(z.strictObject({ origin, token: TokenInput })).max(1000).default([]),
});

const changes = z.object({ added: count, changed: count, kept: count, removed: count });

/** The background work rests afterwards until somebody resumes it: then this machine writes. */
export const Restored = z.object({ restoredAt: moment, instances: changes, pairs: changes, mirrors: changes, links: changes, madeBy: Installation });
export type Restored = z.infer<typeof Restored>;
