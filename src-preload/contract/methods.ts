import { z } from 'zod';
import { InstanceId, IntentId, JobId, MirrorId, PairId, PlanId, ProjectId } from './ids.ts';
import { LIMITS, page, paging, text } from './limits.ts';
import { ActivityEntry, ActivityList } from './models/activity.ts';
import { ExistingMirror, GroupSummary, Instance, InstanceCreate, InstanceProbe, InstanceUpdate, ProbeResult, ProjectSummary } from './models/instance.ts';
import { CleanUp, CleanUpList } from './models/clean-up.ts';
import { FoundMirror, SkippedProject } from './models/discovery.ts';
import { Expiry } from './models/expiry.ts';
import { BatchAction, Job, JobItem, JobItems, JobList } from './models/job.ts';
import { PlanDetail, PlanGet, PlanMake } from './models/plan.ts';
import { Mirror, MirrorCreate, MirrorDetail, MirrorFilter, MirrorGroup, MirrorList, MirrorSelection, MirrorUpdate, Preflight, VerifyResult } from './models/mirror.ts';
import { Direction, Pair, PairCreate, PairUpdate } from './models/pair.ts';
import { Settings, SettingsUpdate } from './models/settings.ts';
import { VaultSetUp, VaultStatus, VaultUnlock } from './models/vault.ts';

const method = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

const search = z.string().trim().max(LIMITS.search).optional();
const nothing = z.strictObject({});
const oneInstance = z.strictObject({ instanceId: InstanceId });
const onePair = z.strictObject({ pairId: PairId });
const oneMirror = z.strictObject({ mirrorId: MirrorId });
const oneJob = z.strictObject({ jobId: JobId });

/**
 * What to do with mirrors that go with a removed instance or pair: `refuse` while there are some, `remove` them
 * on GitLab as well, or `forget` them here and leave GitLab as it is.
 */
const whatGoesWithIt = z.enum(['refuse', 'remove', 'forget']).default('refuse');
const Removed = z.object({ removed: z.literal(true), mirrors: z.int().min(0), cleanUpsLeft: z.int().min(0) });

/** Everything that may cross: one line a method, both ends and the command line are derived from it. */
export const methods = {
  'instances.list': method(z.strictObject({ text: search, ...paging }), page(Instance)),
  'instances.get': method(oneInstance, Instance),
  'instances.create': method(InstanceCreate, Instance),
  'instances.update': method(InstanceUpdate, Instance),
  'instances.remove': method(z.strictObject({ instanceId: InstanceId, mirrors: whatGoesWithIt }), Removed),
  'instances.probe': method(InstanceProbe, ProbeResult),
  'instances.projects': method(z.strictObject({ instanceId: InstanceId, text: search, ...paging, limit: z.int().min(1).max(100).default(50) }), z.object({ items: z.array(ProjectSummary).max(100), more: z.boolean() })),
  'instances.groups': method(z.strictObject({ instanceId: InstanceId, text: search, ...paging, limit: z.int().min(1).max(100).default(50) }), z.object({ items: z.array(GroupSummary).max(100), more: z.boolean() })),
  'instances.existingMirrors': method(z.strictObject({ instanceId: InstanceId, projectId: ProjectId }), z.object({ items: z.array(ExistingMirror).max(100), total: z.int().min(0) })),

  'instances.discover': method(z.strictObject({ instanceId: InstanceId, groupPath: text(LIMITS.projectPath).optional(), ...paging, limit: z.int().min(1).max(100).default(50) }), z.object({ items: z.array(FoundMirror).max(1000), projects: z.int().min(0), skipped: z.array(SkippedProject).max(100), more: z.boolean() })),

  'pairs.list': method(z.strictObject({ text: search, direction: Direction.optional(), instanceId: InstanceId.optional(), ...paging }), page(Pair)),
  'pairs.get': method(onePair, Pair),
  'pairs.create': method(PairCreate, Pair),
  'pairs.update': method(PairUpdate, Pair),
  'pairs.remove': method(z.strictObject({ pairId: PairId, mirrors: whatGoesWithIt }), Removed),

  'mirrors.list': method(MirrorList, page(Mirror)),
  'mirrors.get': method(oneMirror, MirrorDetail),
  'mirrors.preflight': method(MirrorCreate, Preflight),
  'mirrors.create': method(MirrorCreate, z.object({ ...Mirror.shape, jobId: JobId.nullable() })),
  'mirrors.update': method(MirrorUpdate, Mirror),
  'mirrors.remove': method(oneMirror, z.object({ removed: z.literal(true), cleanUpsLeft: z.int().min(0) })),
  'mirrors.trigger': method(oneMirror, z.object({ ...Mirror.shape, jobId: JobId })),
  'mirrors.refresh': method(oneMirror, Mirror),
  'mirrors.verify': method(oneMirror, VerifyResult),
  'mirrors.rotateToken': method(oneMirror, z.object({ ...Mirror.shape, jobId: JobId })),
  'mirrors.groups': method(MirrorFilter, z.object({ items: z.array(MirrorGroup).max(10_000), total: z.int().min(0) })),
  'mirrors.batch': method(z.strictObject({ action: BatchAction, select: MirrorSelection }), z.object({ jobId: JobId, total: z.int().min(0), leftOut: z.int().min(0) })),
  'mirrors.expiries': method(z.strictObject({ withinDays: z.int().min(1).max(400).default(90), ...paging }), page(Expiry)),

  'plans.make': method(PlanMake, PlanDetail),
  'plans.get': method(PlanGet, PlanDetail),
  'plans.apply': method(z.strictObject({ planId: PlanId, word: z.string().trim().max(50).optional() }), z.object({ jobId: JobId })),
  'plans.undo': method(z.strictObject({ planId: PlanId }), z.object({ jobId: JobId })),

  'cleanUps.list': method(CleanUpList, page(CleanUp)),
  'cleanUps.retry': method(z.strictObject({ cleanUpId: IntentId }), z.object({ left: z.boolean() })),
  'cleanUps.giveUp': method(z.strictObject({ cleanUpId: IntentId, word: z.string().trim().max(50) }), z.object({ givenUp: z.literal(true) })),

  'jobs.list': method(JobList, page(Job)),
  'jobs.get': method(oneJob, Job),
  'jobs.items': method(JobItems, page(JobItem)),
  'jobs.cancel': method(oneJob, Job),
  'jobs.pause': method(oneJob, Job),
  'jobs.resume': method(oneJob, Job),
  'jobs.retry': method(oneJob, Job),

  'activity.list': method(ActivityList, page(ActivityEntry)),

  'settings.get': method(nothing, Settings),
  'settings.update': method(SettingsUpdate, Settings),

  'vault.status': method(nothing, VaultStatus),
  'vault.setUp': method(VaultSetUp, VaultStatus),
  'vault.unlock': method(VaultUnlock, VaultStatus),
  'vault.lock': method(nothing, VaultStatus),
} as const;

export type MethodName = keyof typeof methods;
/** What a caller may write: defaults are optional. */
export type Input<M extends MethodName> = z.input<(typeof methods)[M]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type ParsedInput<M extends MethodName> = z.output<(typeof methods)[M]['input']>;
export type Output<M extends MethodName> = z.output<(typeof methods)[M]['output']>;
/** What a handler may return; what the table does not name is stripped on the way out. */
export type Returned<M extends MethodName> = z.input<(typeof methods)[M]['output']>;

export type Handlers = { [M in MethodName]: (input: ParsedInput<M>) => Promise<Returned<M>> | Returned<M> };

export const isMethodName = (name: string): name is MethodName => Object.hasOwn(methods, name);
