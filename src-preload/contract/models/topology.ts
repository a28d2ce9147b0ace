import { z } from 'zod';
import { InstanceId, MirrorId, PairId } from '../ids.ts';
import { count, LIMITS, moment, page, paging, text } from '../limits.ts';
import { DiagnosisCause } from './diagnosis.ts';
import { Reachability } from './instance.ts';
import { MirrorStatus, SettingsState, VerifiedState } from './mirror.ts';
import { GroupHealth, MirrorHealth } from './overview.ts';
import { Direction } from './pair.ts';

/** `never`: neither GitLab reported a success nor did we ever find both sides equal. */
export const Staleness = z.enum(['fresh', 'warning', 'error', 'never']);
export type Staleness = z.infer<typeof Staleness>;

/** Hours; 0 switches a level off. The error's bound is at least the warning's. */
const staleness = {
  staleWarnHours: z.int().min(0).max(10_000).default(24),
  staleErrorHours: z.int().min(0).max(10_000).default(168),
  /** What a mirror is that never succeeded. */
  neverSucceeded: z.enum(['warning', 'error']).default('warning'),
};

const narrowing = { pairId: PairId.optional(), includeDisabled: z.boolean().default(true), ...staleness };

/** Of the mirrors that are on; a success is GitLab's word or our own finding that both sides are equal, whichever is later. */
export const GroupStaleness = z.object({
  counts: z.object({ fresh: count, warning: count, error: count, never: count }),
  /** The worst of them, so that one fresh mirror hides nothing; null where none is on. */
  worst: Staleness.nullable(),
  newestSuccessAt: moment.nullable(),
  oldestSuccessAt: moment.nullable(),
});
export type GroupStaleness = z.infer<typeof GroupStaleness>;

/** What every node and link of the topology says of its mirrors. */
const figures = {
  mirrors: count,
  health: GroupHealth,
  staleness: GroupStaleness,
  /** Health and staleness in one: what to draw. */
  level: z.enum(['ok', 'unknown', 'warning', 'error', 'off']),
  /** Mirrors that run or are scheduled right now. */
  moving: count,
};
export const TopologyLevel = figures.level;
export type TopologyLevel = z.infer<typeof TopologyLevel>;

export const TopologyNode = z.object({
  instanceId: InstanceId,
  name: z.string().max(LIMITS.name),
  url: z.string().max(LIMITS.url),
  reachability: Reachability,
  pairsIn: count,
  pairsOut: count,
  mirrorsIn: count,
  mirrorsOut: count,
  ...figures,
});
export type TopologyNode = z.infer<typeof TopologyNode>;

/** All mirrors from one instance to another in one direction. */
export const TopologyLink = z.object({ sourceInstanceId: InstanceId, targetInstanceId: InstanceId, direction: Direction, pairs: count, ...figures });
export type TopologyLink = z.infer<typeof TopologyLink>;

/** One group or project of the drilled instance, with the links that lead from or to it. */
export const TopologyGroup = z.object({
  path: z.string().max(LIMITS.projectPath),
  /** null = a group; else the mirrors' project, with one of its mirrors. */
  mirrorId: MirrorId.nullable(),
  ...figures,
  /** The other sides: what flows `out` has its source here. */
  peers: z.array(z.object({ instanceId: InstanceId, name: z.string().max(LIMITS.name), flow: z.enum(['out', 'in']), direction: Direction, mirrors: count, health: GroupHealth })).max(1000),
});
export type TopologyGroup = z.infer<typeof TopologyGroup>;

export const TopologyGet = z.strictObject({
  direction: Direction.optional(),
  ...narrowing,
  /** Looks into one instance: its groups, or what lies right below one group. */
  at: z.strictObject({ instanceId: InstanceId, groupPath: text(LIMITS.projectPath).optional() }).optional(),
});

/** Nodes by name, links by their instances. `groups` only where `at` was asked for: worst first, at most 200 of `groupsTotal`. */
export const Topology = z.object({
  at: moment,
  nodes: z.array(TopologyNode).max(LIMITS.pageSize),
  links: z.array(TopologyLink).max(10_000),
  groups: z.array(TopologyGroup).max(200),
  groupsTotal: count,
});
export type Topology = z.infer<typeof Topology>;

export const LinkMirrors = z.strictObject({
  sourceInstanceId: InstanceId,
  targetInstanceId: InstanceId,
  direction: Direction,
  groupPath: text(LIMITS.projectPath).optional(),
  ...narrowing,
  ...paging,
});

export const LinkMirror = z.object({
  id: MirrorId,
  pairId: PairId,
  pairName: z.string().max(LIMITS.name),
  sourcePath: z.string().max(LIMITS.projectPath),
  targetPath: z.string().max(LIMITS.projectPath),
  enabled: z.boolean(),
  status: MirrorStatus,
  verified: VerifiedState,
  settings: SettingsState.nullable(),
  health: MirrorHealth,
  cause: DiagnosisCause.nullable(),
  staleness: Staleness,
  lastSuccessAt: moment.nullable(),
});
export type LinkMirror = z.infer<typeof LinkMirror>;
export const LinkMirrorPage = page(LinkMirror);
