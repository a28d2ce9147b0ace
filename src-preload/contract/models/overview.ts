import { z } from 'zod';
import { InstanceId, MirrorId, PairId } from '../ids.ts';
import { count, LIMITS, moment, figure } from '../limits.ts';
import { ActivityEntry } from './activity.ts';
import { DiagnosisCause } from './diagnosis.ts';
import { Expiry } from './expiry.ts';
import { Reachability } from './instance.ts';
import { Job } from './job.ts';
import { MirrorStatus, VerifiedState } from './mirror.ts';
import { Direction } from './pair.ts';
import { Place } from './place.ts';
import { PlanKind } from './plan.ts';

/**
 * The one word for a mirror, worst last but one. `healthy`: both sides were compared, are equal, and that is not too old. `unproven`:
 * nothing wrong is known, but nothing proves it either. `warning`: it will not stay so, or is late. `failing`: it does not mirror.
 * `off`: switched off on purpose, counted in no share.
 */
export const MirrorHealth = z.enum(['healthy', 'unproven', 'warning', 'failing', 'off']);
export type MirrorHealth = z.infer<typeof MirrorHealth>;

/** How many mirrors have which word. */
export const HealthCounts = z.object({ healthy: count, unproven: count, warning: count, failing: count, off: count });
export type HealthCounts = z.infer<typeof HealthCounts>;

/** `share` is the healthy ones among those that are not off, in per cent with one decimal, rounded down; null where none is on. `level` is the word of the worst that is on. */
export const GroupHealth = z.object({ counts: HealthCounts, share: z.number().min(0).max(100).nullable(), level: MirrorHealth });
export type GroupHealth = z.infer<typeof GroupHealth>;

/** What a group of the attention list has in common: a diagnosed cause, or something that is no mirror's own. */
export const AttentionCause = z.enum([...DiagnosisCause.options, 'behind', 'unproven', 'instance_unreachable', 'instance_refused', 'credentials_ending', 'left_on_gitlab', 'open_copies', 'issue_problems', 'backup_overdue']);
export type AttentionCause = z.infer<typeof AttentionCause>;

export const AttentionLevel = z.enum(['error', 'warning', 'note']);

/** What needs somebody, by its cause. */
export const AttentionGroup = z.object({
  cause: AttentionCause,
  level: AttentionLevel,
  /** Mirrors, instances, credentials, clean-ups or issues. */
  count,
  /** The first of them by name. */
  samples: z.array(z.object({ id: z.int().min(1), name: z.string().max(LIMITS.projectPath * 2 + 10) })).max(3),
  /** All of them in the window. */
  place: Place,
  /** The plan that mends them: `plans.make {kind, select: {filter: {cause}}}`; null where only a person can. */
  plan: PlanKind.nullable(),
});
export type AttentionGroup = z.infer<typeof AttentionGroup>;

export const PairHealth = z.object({
  pairId: PairId,
  name: z.string().max(LIMITS.name),
  direction: Direction,
  sourceInstanceName: z.string().max(LIMITS.name),
  targetInstanceName: z.string().max(LIMITS.name),
  mirrors: count,
  health: GroupHealth,
});
export type PairHealth = z.infer<typeof PairHealth>;

export const BreakerState = z.enum(['closed', 'open', 'half_open']);
export type BreakerState = z.infer<typeof BreakerState>;

/** What is left of what we allow ourselves on an instance; null budget = nothing was asked of it since the start. */
export const InstanceLoad = z.object({
  instanceId: InstanceId,
  name: z.string().max(LIMITS.name),
  reachability: Reachability,
  breaker: BreakerState,
  budget: z.object({ perMinute: z.number().min(0).max(1_000_000), left: z.number().min(0).max(1_000_000) }).nullable(),
});

export type InstanceLoad = z.infer<typeof InstanceLoad>;

export const Dashboard = z.object({
  at: moment,
  totals: z.object({ instances: count, pairs: count, mirrors: count }),
  health: GroupHealth,
  /** So old may a comparison be, in ms: what the word `healthy` was judged by. */
  freshMs: count,
  /** Worst first. */
  attention: z.array(AttentionGroup).max(100),
  statuses: z.record(MirrorStatus, count),
  verified: z.record(VerifiedState, count),
  /** Worst first, at most 50 of `totals.pairs`. */
  pairs: z.array(PairHealth).max(50),
  activity: z.array(ActivityEntry).max(10),
  expiries: z.object({
    /** UTC midnights of the next 90 days on which something ends. */
    days: z.array(z.object({ day: moment, tokens: count, credentials: count })).max(91),
    ended: count,
    /** What ends first. */
    next: z.array(Expiry).max(5),
    total: count,
  }),
  jobs: z.object({ running: count, waiting: count, first: z.array(Job).max(5) }),
  instances: z.array(InstanceLoad).max(500),
});
export type Dashboard = z.infer<typeof Dashboard>;

export const QuickStats = z.object({
  at: moment,
  health: GroupHealth,
  /** Mirrors that GitLab runs or has scheduled, the first of them by id. */
  moving: z.object({ total: count, mirrorIds: z.array(MirrorId).max(100) }),
  /** Failed within the last hour. */
  recentFailures: count,
  jobs: z.object({ running: count, waiting: count }),
});

export const HealthArea = z.enum(['database', 'disk', 'vault', 'background', 'schedule', 'clock', 'instance', 'credentials', 'clean_ups', 'backups']);
export type HealthArea = z.infer<typeof HealthArea>;

/** One closed word a finding; what it means and what to do about it is the window's. */
export const HealthFinding = z.enum([
  'database_sound', 'snapshot_missing', 'disk_free', 'disk_low', 'disk_full', 'disk_unknown',
  'vault_open', 'vault_locked', 'vault_not_set_up', 'key_store_weak', 'key_store_changed', 'recovery_code_missing',
  'background_runs', 'background_paused', 'background_offline', 'background_suspended', 'background_claim',
  'rounds_on_time', 'status_late', 'comparison_late', 'comparison_off', 'nothing_to_watch',
  'clock_agrees', 'clock_differs', 'clock_unknown',
  'instance_fine', 'instance_not_asked', 'instance_unreachable', 'instance_refused', 'instance_wrong_answer', 'instance_resting', 'token_expired', 'token_ending', 'scope_missing',
  'credentials_fine', 'credentials_expired', 'credentials_ending', 'nothing_left', 'left_on_gitlab',
  'backup_made', 'backup_none', 'backup_overdue', 'backup_failed',
]);
export type HealthFinding = z.infer<typeof HealthFinding>;

export const HealthState = z.enum(['ok', 'warn', 'fail']);
export type HealthState = z.infer<typeof HealthState>;

export const HealthLine = z.object({
  area: HealthArea,
  state: HealthState,
  what: HealthFinding,
  /** The instance that it is about. */
  instanceId: InstanceId.nullable(),
  subject: z.string().max(LIMITS.name),
  /** Figures that belong to it: names end in `At` (UTC ms), `Ms`, `Bytes`, `Days` where they have a unit. */
  data: z.record(z.string().max(50), z.union([z.string().max(500), figure, z.boolean(), z.null()])),
  /** Where it is mended; null where there is nothing to do in the window. */
  fix: Place.nullable(),
});
export type HealthLine = z.infer<typeof HealthLine>;

/** `ask`: tests every instance first, as `instances.probe` does; without it only what is known already is told. */
export const HealthGet = z.strictObject({ ask: z.boolean().default(false) });

/** `healthy`: no line is `fail`. Areas with something to do come first, and the worst first within an area. */
export const Health = z.object({ at: moment, healthy: z.boolean(), lines: z.array(HealthLine).max(2000) });
export type Health = z.infer<typeof Health>;

/** One UTC day as it was seen last on it. */
export const TrendDay = z.object({ day: moment, mirrors: count, health: GroupHealth });
export type TrendDay = z.infer<typeof TrendDay>;
export const TrendsGet = z.strictObject({ days: z.int().min(1).max(400).default(30) });
/** Days without a row are days on which the application did not run. */
export const Trends = z.object({ items: z.array(TrendDay).max(400) });

export const ReportFormat = z.enum(['csv', 'html']);
export const ExportFormat = z.enum(['csv', 'json']);

