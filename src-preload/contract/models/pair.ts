import { z } from 'zod';
import { InstanceId, PairId } from '../ids.ts';
import { count, LIMITS, moment, note, text } from '../limits.ts';

export const Direction = z.enum(['push', 'pull']);
export type Direction = z.infer<typeof Direction>;

/** Which credential a mirror of the pair gets. Other sources come with the contract's next methods. */
export const CredentialSource = z.enum(['project_token']);

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
});
