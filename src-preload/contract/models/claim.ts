import { z } from 'zod';
import { Failure, NotWriting } from '../failures.ts';
import { InstanceId, ProjectId } from '../ids.ts';
import { count, LIMITS, moment, text } from '../limits.ts';

/*
 * The claim: of several machines with the same configuration one writes to GitLab. Who it is stands in a label of one project that all
 * of them can reach. docs/decisions/0030.
 */

/** `off` = nothing is claimed, every machine may write; `held` = this one writes. The rest is why it does not. */
export const ClaimState = z.enum(['off', 'held', ...NotWriting.options]);
export type ClaimState = z.infer<typeof ClaimState>;

/** Who holds a claim, by the label. Times are the server's. */
export const ClaimHolder = z.object({
  /** Of an installation, as `transfer.overview` has it. */
  id: z.string().max(12),
  /** Empty where it has none. */
  name: z.string().max(LIMITS.name),
  since: moment,
  renewedAt: moment,
  /** This installation, or a copy of its data folder. */
  isThis: z.boolean(),
});
export type ClaimHolder = z.infer<typeof ClaimHolder>;

/** Where a claim stands: one for the configuration that was begun here, one more for each other one that was merged in. */
export const ClaimPlace = z.object({
  instanceId: InstanceId,
  instanceName: z.string().max(LIMITS.name),
  projectId: ProjectId,
  projectPath: z.string().max(LIMITS.projectPath),
  /** What all labels of this claim begin with. */
  label: z.string().max(255),
  state: ClaimState.exclude(['off']),
  /** As it was last seen; null where nobody was, or nothing was asked yet. */
  holder: ClaimHolder.nullable(),
  /** When GitLab last answered, and why it last did not; null where it did not, or did. */
  checkedAt: moment.nullable(),
  failure: Failure.nullable(),
});
export type ClaimPlace = z.infer<typeof ClaimPlace>;

export const Claim = z.object({
  state: ClaimState,
  /** Whether this machine may change GitLab now. */
  writes: z.boolean(),
  /** A restore brought the claim and nobody has said yet whether this machine writes from now on. */
  question: z.boolean(),
  /** For `waits`: from when on it writes. For `held`: until when that is proven; it is proven anew every minute. */
  until: moment.nullable(),
  /** What `claim.take` wants as `word`: the name or id of a living holder; null where nobody has to be pushed aside. */
  word: z.string().max(LIMITS.name).nullable(),
  places: z.array(ClaimPlace).max(20),
});
export type Claim = z.infer<typeof Claim>;

/** A project by id or full path; any that all machines' tokens can reach with the role Reporter. */
export const ClaimAt = z.strictObject({ instanceId: InstanceId, project: z.union([ProjectId, text(LIMITS.projectPath)]) });

/** What switching it on writes, and who sees it. */
export const ClaimPreflight = z.object({
  projectId: ProjectId,
  projectPath: z.string().max(LIMITS.projectPath),
  /** The label's name and its text, as they would be now. */
  label: z.string().max(255),
  description: z.string().max(512),
  requestsPerHour: count,
  /** What stands in the way; switching on fails with it. */
  failure: Failure.nullable(),
});
export type ClaimPreflight = z.infer<typeof ClaimPreflight>;

/** `word` where `Claim.word` says so; `resume` ends a pause as well, as the answer to a restore does. */
export const ClaimTake = z.strictObject({ word: z.string().trim().max(LIMITS.name).optional(), resume: z.boolean().default(false) });
export const ClaimTurnOff = z.strictObject({ word: z.string().trim().max(LIMITS.name).optional() });
export const ClaimTurnedOff = z.object({ off: z.literal(true), cleanUpsLeft: count });
