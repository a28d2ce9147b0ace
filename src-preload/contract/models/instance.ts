import { z } from 'zod';
import { Capability } from '../failures.ts';
import { InstanceId, ProjectId } from '../ids.ts';
import { count, LIMITS, moment, note, text } from '../limits.ts';

/** The administrator's consent to what the instance's address may be. */
export const NetworkConsent = z.enum(['public', 'private', 'loopback']);
export type NetworkConsent = z.infer<typeof NetworkConsent>;

export const Edition = z.enum(['community', 'enterprise']);
/** `free` and `premium` (Premium or Ultimate) are observed, never assumed; `unknown` until a project was seen. */
export const Tier = z.enum(['free', 'premium', 'unknown']);
export type Tier = z.infer<typeof Tier>;

/** One capability with the reason why it is missing. */
export const CapabilityState = z.object({
  capability: Capability,
  state: z.enum(['yes', 'no', 'unknown']),
  reason: z.enum(['version', 'edition', 'tier', 'scope', 'not_asked']).nullable(),
});
export type CapabilityState = z.infer<typeof CapabilityState>;

export const Reachability = z.enum(['unknown', 'ok', 'unreachable', 'unauthorized', 'wrong_answer']);

export const Instance = z.object({
  id: InstanceId,
  name: text(LIMITS.name),
  url: z.string().max(LIMITS.url),
  description: z.string().max(LIMITS.description),
  network: NetworkConsent,
  hasCaCertificate: z.boolean(),
  version: z.string().max(100).nullable(),
  edition: Edition.nullable(),
  tier: Tier,
  tokenUser: z.string().max(255).nullable(),
  tokenUserId: z.int().nullable(),
  tokenName: z.string().max(255).nullable(),
  tokenScopes: z.array(z.string().max(100)).max(50),
  tokenExpiresAt: moment.nullable(),
  capabilities: z.array(CapabilityState).max(20),
  reachability: Reachability,
  checkedAt: moment.nullable(),
  pairs: count,
  mirrors: count,
  createdAt: moment,
});
export type Instance = z.infer<typeof Instance>;

/** A token as typed: one line of printable ASCII, so that no library can put it into an error text. */
export const TokenInput = z.string().trim().min(1).max(LIMITS.token).regex(/^[\x21-\x7e]+$/, { error: 'printable' });

export const InstanceCreate = z.strictObject({
  name: text(LIMITS.name),
  url: text(LIMITS.url),
  token: TokenInput,
  description: note(LIMITS.description).default(''),
  caCertificate: z.string().trim().max(LIMITS.caCertificate).nullable().default(null),
  network: NetworkConsent.default('public'),
});

export const InstanceUpdate = z.strictObject({
  instanceId: InstanceId,
  name: text(LIMITS.name).optional(),
  url: text(LIMITS.url).optional(),
  token: TokenInput.optional(),
  description: note(LIMITS.description).optional(),
  caCertificate: z.string().trim().max(LIMITS.caCertificate).nullable().optional(),
  network: NetworkConsent.optional(),
});

/** A connection test: of a stored instance, or of what stands in the form before it is saved. */
export const InstanceProbe = z.union([
  z.strictObject({ instanceId: InstanceId }),
  z.strictObject({
    url: text(LIMITS.url),
    token: TokenInput,
    caCertificate: z.string().trim().max(LIMITS.caCertificate).nullable().default(null),
    network: NetworkConsent.default('public'),
  }),
]);

export const ProbeResult = z.object({
  url: z.string().max(LIMITS.url),
  version: z.string().max(100),
  edition: Edition,
  tier: Tier,
  tokenUser: z.string().max(255),
  tokenUserId: z.int(),
  tokenName: z.string().max(255).nullable(),
  tokenScopes: z.array(z.string().max(100)).max(50),
  tokenExpiresAt: moment.nullable(),
  capabilities: z.array(CapabilityState).max(20),
  latencyMs: count,
});
export type ProbeResult = z.infer<typeof ProbeResult>;

/** A project as the picker shows it; `existing*` are filled by `instances.existingMirrors` only. */
export const ProjectSummary = z.object({
  id: ProjectId,
  path: z.string().max(LIMITS.projectPath),
  name: z.string().max(255),
  archived: z.boolean(),
  empty: z.boolean().nullable(),
  lastActivityAt: moment.nullable(),
  webUrl: z.string().max(1000),
});
export type ProjectSummary = z.infer<typeof ProjectSummary>;

export const GroupSummary = z.object({
  id: z.int().min(1),
  path: z.string().max(LIMITS.projectPath),
  name: z.string().max(255),
});
export type GroupSummary = z.infer<typeof GroupSummary>;

/** A mirror that GitLab already has on a project, with its credentials masked by GitLab and by us. */
export const ExistingMirror = z.object({
  direction: z.enum(['push', 'pull']),
  gitlabMirrorId: z.int().nullable(),
  url: z.string().max(1000).nullable(),
  enabled: z.boolean(),
  status: z.string().max(50).nullable(),
  /** The other end, where its address belongs to a registered instance. */
  other: z.object({ instanceId: InstanceId, path: z.string().max(LIMITS.projectPath) }).nullable(),
});
export type ExistingMirror = z.infer<typeof ExistingMirror>;
