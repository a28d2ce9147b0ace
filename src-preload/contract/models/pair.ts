import { z } from 'zod';
import { InstanceId, PairId } from '../ids.ts';
import { count, LIMITS, moment, note, text } from '../limits.ts';

export const Direction = z.enum(['push', 'pull']);
export type Direction = z.infer<typeof Direction>;

/**
 * What the mirrors of a pair log in with: a token of the remote project (one each), a token of a group above it (shared), a deploy
 * token of the remote project (pull only), an account that the administrator gives, or an SSH key that GitLab makes, with a deploy
 * key on the remote project.
 */
export const CredentialSource = z.enum(['project_token', 'group_token', 'deploy_token', 'account', 'ssh_key']);
export type CredentialSource = z.infer<typeof CredentialSource>;

/** The account that GitLab logs in with. The password goes in and never comes out again. */
const AccountInput = z.strictObject({
  /** GitLab refuses a user name in an address that begins otherwise. */
  username: z.string().trim().min(1).max(255).regex(/^[A-Za-z0-9][^\s:/]*$/, { error: 'account_username' }),
  password: z.string().min(1).max(LIMITS.token).regex(/^\P{Cc}+$/u, { error: 'printable' }),
});

/** The full path of a group: its access token is used instead of one of the top-level group. */
const credentialGroupInput = z.string().trim().min(1).max(LIMITS.projectPath).regex(/^[^/\s]+(\/[^/\s]+)*$/, { error: 'group_path' }).nullable();

/** The five settings that a mirror inherits from its pair unless it overrides them. */
export const MirrorDefaults = z.object({
  overwriteDiverged: z.boolean(),
  triggerBuilds: z.boolean(),
  onlyProtectedBranches: z.boolean(),
  branchRegex: z.string().max(LIMITS.branchRegex).nullable(),
  issueSyncEnabled: z.boolean(),
});
export type MirrorDefaults = z.infer<typeof MirrorDefaults>;

const branchRegexInput = z.string().trim().min(1).max(LIMITS.branchRegex).nullable();

export const Pair = z.object({
  id: PairId,
  name: text(LIMITS.name),
  description: z.string().max(LIMITS.description),
  sourceInstanceId: InstanceId,
  sourceInstanceName: z.string().max(LIMITS.name),
  targetInstanceId: InstanceId,
  targetInstanceName: z.string().max(LIMITS.name),
  direction: Direction,
  ...MirrorDefaults.shape,
  credentialSource: CredentialSource,
  /** Of the given account; null for every other source. */
  accountUsername: z.string().max(255).nullable(),
  /** null = the remote project's top-level group. Read only where the source is a group token. */
  credentialGroup: z.string().max(LIMITS.projectPath).nullable(),
  /** Pairs that join the same instances the other way round. */
  reversePairIds: z.array(PairId).max(1000),
  mirrors: count,
  createdAt: moment,
});
export type Pair = z.infer<typeof Pair>;

export const PairCreate = z.strictObject({
  name: text(LIMITS.name),
  description: note(LIMITS.description).default(''),
  sourceInstanceId: InstanceId,
  targetInstanceId: InstanceId,
  direction: Direction,
  overwriteDiverged: z.boolean().default(false),
  triggerBuilds: z.boolean().default(false),
  onlyProtectedBranches: z.boolean().default(false),
  branchRegex: branchRegexInput.default(null),
  issueSyncEnabled: z.boolean().default(false),
  credentialSource: CredentialSource.default('project_token'),
  /** Wanted where the source is an account, and nowhere else. */
  account: AccountInput.optional(),
  credentialGroup: credentialGroupInput.default(null),
});

export const PairUpdate = z.strictObject({
  pairId: PairId,
  name: text(LIMITS.name).optional(),
  description: note(LIMITS.description).optional(),
  sourceInstanceId: InstanceId.optional(),
  targetInstanceId: InstanceId.optional(),
  direction: Direction.optional(),
  overwriteDiverged: z.boolean().optional(),
  triggerBuilds: z.boolean().optional(),
  onlyProtectedBranches: z.boolean().optional(),
  branchRegex: branchRegexInput.optional(),
  issueSyncEnabled: z.boolean().optional(),
  credentialSource: CredentialSource.optional(),
  /** Absent keeps the account that is stored; another source forgets it. */
  account: AccountInput.optional(),
  credentialGroup: credentialGroupInput.optional(),
});
