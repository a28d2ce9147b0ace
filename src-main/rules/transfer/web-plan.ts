import type { z } from 'zod';
import type { InstanceId, PairId, ProjectId } from '../../../src-preload/contract/ids.ts';
import { ProjectId as ProjectIdSchema } from '../../../src-preload/contract/ids.ts';
import { LIMITS } from '../../../src-preload/contract/limits.ts';
import type { WebObject, WebReason } from '../../../src-preload/contract/models/exchange.ts';
import { DEFAULT_ISSUE_SYNC, type IssueSyncOptions } from '../../../src-preload/contract/models/issue-sync.ts';
import type { MirrorOverrides } from '../../../src-preload/contract/models/mirror.ts';
import type { Direction, MirrorDefaults } from '../../../src-preload/contract/models/pair.ts';
import type { WebDatabase, WebIssueLink, WebIssueSync, WebMirror, WebNoteLink, WebPair } from './web-database.ts';

export type WebInstanceDraft = { name: string; origin: string; description: string; column: string; here: InstanceId | null };
export type WebPairDraft = { row: number; name: string; description: string; sourceOrigin: string; targetOrigin: string; direction: Direction; defaults: MirrorDefaults; here: PairId | null };
export type WebLinkDraft = { link: z.output<typeof WebIssueLink>; notes: z.output<typeof WebNoteLink>[] };
export type WebSyncDraft = { options: IssueSyncOptions; baselineAt: number; links: WebLinkDraft[] };
export type WebMirrorDraft = {
  pairRow: number; source: { id: ProjectId; path: string }; target: { id: ProjectId; path: string }; enabled: boolean; overrides: MirrorOverrides; gitlabMirrorId: number | null;
  credential: { gitlabTokenId: number; name: string; column: string; expiresAt: number | null } | null;
  sync: WebSyncDraft | null;
};
export type WebPlan = { instances: WebInstanceDraft[]; pairs: WebPairDraft[]; mirrors: WebMirrorDraft[]; objects: WebObject[] };

/** What is asked about the backup and about what is here. */
export type WebFacts = {
  database: WebDatabase;
  /** The one spelling of an address, or null where it is none. */
  originOf(url: string): string | null;
  canOpen(column: string): boolean;
  isApproved(origin: string): boolean;
  instances: readonly { id: InstanceId; name: string; origin: string }[];
  pairs: readonly { id: PairId; name: string; sourceOrigin: string; targetOrigin: string; direction: Direction }[];
  /** Whether a pair here has such a mirror already, or GitLab's mirror is another one's here. */
  isKnown(mirror: { pair: WebPairDraft; source: ProjectId; target: ProjectId; gitlabMirrorId: number | null }): boolean;
  now: number;
};

const low = (name: string): string => name.toLowerCase();

/** A name that nobody has: the same with a number. `taken` learns it. */
const freeName = (wanted: string, taken: Set<string>): string => {
  const base = wanted.slice(0, LIMITS.name - 6).trim();
  let name = wanted.length > LIMITS.name ? base : wanted;
  for (let next = 2; taken.has(low(name)); next += 1) name = `${base} (${next})`;
  taken.add(low(name));
  return name;
};

type Told<T> = { draft: T; reason: null } | { draft: null; reason: WebReason };
const out = (reason: WebReason) => ({ draft: null, reason }) as const;
const object = (kind: WebObject['kind'], name: string, { draft, reason }: Told<unknown>, isHere = false): WebObject => ({
  kind, name, state: draft === null ? 'left_out' : isHere ? 'here' : 'new', reason,
});

/** Two rows of one address are one instance, with the token of the first that can be read. */
const planInstances = ({ database, originOf, canOpen, isApproved, instances }: WebFacts, objects: WebObject[]): Map<number, WebInstanceDraft> => {
  const taken = new Set(instances.map(({ name }) => low(name)));
  const byOrigin = new Map<string, WebInstanceDraft>();
  const byRow = new Map<number, WebInstanceDraft>();
  const plan = ({ name, url, encrypted_token: column, description }: WebDatabase['gitlab_instances'][number]): Told<WebInstanceDraft> => {
    const origin = originOf(url);
    if (origin === null) return out('address');
    const known = byOrigin.get(origin);
    if (known !== undefined) return { draft: known, reason: null };
    const here = instances.find((one) => one.origin === origin)?.id ?? null;
    if (here === null && !canOpen(column)) return out('token_unreadable');
    if (here === null && !isApproved(origin)) return out('not_approved');
    return { draft: { name: here === null ? freeName(name, taken) : name, origin, description, column, here }, reason: null };
  };
  for (const row of database.gitlab_instances) {
    const told = plan(row);
    const isHere = told.draft !== null && (told.draft.here !== null || byOrigin.has(told.draft.origin));
    objects.push(object('instance', row.name, told, isHere));
    if (told.draft === null) continue;
    byOrigin.set(told.draft.origin, told.draft);
    byRow.set(row.id, told.draft);
  }
  return byRow;
};

const noneAsNull = (regex: string | null | undefined): string | null => (regex === undefined || regex === '' ? null : regex);

const defaultsOf = (row: z.output<typeof WebPair>): MirrorDefaults => ({
  overwriteDiverged: row.mirror_overwrite_diverged, triggerBuilds: row.mirror_trigger_builds, onlyProtectedBranches: row.only_mirror_protected_branches,
  branchRegex: noneAsNull(row.mirror_branch_regex), issueSyncEnabled: row.issue_sync_enabled,
});

const planPairs = ({ database, pairs }: WebFacts, instances: ReadonlyMap<number, WebInstanceDraft>, objects: WebObject[]): Map<number, WebPairDraft> => {
  const taken = new Set(pairs.map(({ name }) => low(name)));
  const byRow = new Map<number, WebPairDraft>();
  for (const row of database.instance_pairs) {
    const [source, target] = [instances.get(row.source_instance_id), instances.get(row.target_instance_id)];
    if (source === undefined || target === undefined) {
      objects.push(object('pair', row.name, out('instance_left_out')));
      continue;
    }
    if (source.origin === target.origin) {
      objects.push(object('pair', row.name, out('same_instance')));
      continue;
    }
    const here = pairs.find((one) => low(one.name) === low(row.name) && one.sourceOrigin === source.origin && one.targetOrigin === target.origin && one.direction === row.mirror_direction)?.id ?? null;
    const name = here === null ? freeName(row.name, taken) : row.name;
    const draft = { row: row.id, name, description: row.description, sourceOrigin: source.origin, targetOrigin: target.origin, direction: row.mirror_direction, defaults: defaultsOf(row), here };
    byRow.set(row.id, draft);
    objects.push(object('pair', row.name, { draft, reason: null }, here !== null));
  }
  return byRow;
};

const optionsOf = (row: z.output<typeof WebIssueSync>): IssueSyncOptions => ({
  ...DEFAULT_ISSUE_SYNC, comments: row.sync_comments, labels: row.sync_labels, attachments: row.sync_attachments, weight: row.sync_weight, timeEstimate: row.sync_time_estimate,
  timeSpent: row.sync_time_spent, closedIssues: row.sync_closed_issues, updateExisting: row.update_existing,
  existing: row.sync_existing_issues ? (row.sync_closed_issues ? 'all' : 'open') : 'none', intervalMinutes: row.sync_interval_minutes,
});

const grouped = <T>(items: readonly T[], keyOf: (item: T) => number): Map<number, T[]> => {
  const groups = new Map<number, T[]>();
  for (const item of items) {
    const members = groups.get(keyOf(item)) ?? [];
    members.push(item);
    groups.set(keyOf(item), members);
  }
  return groups;
};

/** Of two rows with the same key the first stays. */
const once = <T>(items: readonly T[], ...keys: ((item: T) => number)[]): T[] => {
  const seen = keys.map(() => new Set<number>());
  return items.filter((item) => {
    if (keys.some((keyOf, at) => seen[at]?.has(keyOf(item)) === true)) return false;
    for (const [at, keyOf] of keys.entries()) seen[at]?.add(keyOf(item));
    return true;
  });
};

const planSyncs = ({ database, now }: WebFacts): Map<number, { sync: WebSyncDraft; enabled: boolean }> => {
  const linksOf = grouped(database.issue_mappings, (row) => row.mirror_issue_config_id);
  const notesOf = grouped(database.comment_mappings, (row) => row.issue_mapping_id);
  return new Map(once(database.mirror_issue_configs, (row) => row.mirror_id).map((row) => {
    const links = once(linksOf.get(row.id) ?? [], (link) => link.source_issue_id, (link) => link.target_issue_id);
    const withNotes = links.map((link) => ({ link, notes: once(notesOf.get(link.id) ?? [], (note) => note.source_note_id, (note) => note.target_note_id) }));
    return [row.mirror_id, { enabled: row.enabled, sync: { options: optionsOf(row), baselineAt: row.created_at ?? now, links: withNotes } }];
  }));
};

const credentialOf = ({ canOpen }: WebFacts, row: z.output<typeof WebMirror>): WebMirrorDraft['credential'] => {
  const { encrypted_mirror_token: column = null, gitlab_token_id: tokenId, mirror_token_name: name = null, mirror_token_expires_at: expiresAt } = row;
  const gitlabTokenId = tokenId ?? 0;
  return column === null || gitlabTokenId === 0 || name === null || !canOpen(column) ? null : { gitlabTokenId, name, column, expiresAt };
};

const planMirror = (facts: WebFacts, row: z.output<typeof WebMirror>, pair: WebPairDraft | undefined, sync: { sync: WebSyncDraft; enabled: boolean } | undefined): Told<WebMirrorDraft> => {
  if (pair === undefined) return out('pair_left_out');
  // A pull mirror is its project's only one; of push mirrors GitLab's number is all that tells ours.
  const gitlabMirrorId = pair.direction === 'push' ? row.mirror_id : null;
  if (pair.direction === 'push' && gitlabMirrorId === null) return out('mirror_id_unknown');
  const [source, target] = [ProjectIdSchema.parse(row.source_project_id), ProjectIdSchema.parse(row.target_project_id)];
  if (facts.isKnown({ pair, source, target, gitlabMirrorId })) return out('mirror_exists');
  return {
    reason: null,
    draft: {
      pairRow: pair.row, source: { id: source, path: row.source_project_path }, target: { id: target, path: row.target_project_path }, enabled: row.enabled, gitlabMirrorId,
      overrides: {
        overwriteDiverged: row.mirror_overwrite_diverged, triggerBuilds: row.mirror_trigger_builds, onlyProtectedBranches: row.only_mirror_protected_branches,
        branchRegex: row.mirror_branch_regex ?? null, issueSyncEnabled: sync?.enabled === false ? false : row.issue_sync_enabled,
      },
      credential: credentialOf(facts, row), sync: sync?.sync ?? null,
    },
  };
};

/** What no two mirrors share: the two projects in their pair, and GitLab's own mirror. */
const keysOf = (row: z.output<typeof WebMirror>, pair: WebPairDraft | undefined): string[] => {
  if (pair === undefined) return [];
  const [origin, project] = pair.direction === 'push' ? [pair.sourceOrigin, row.source_project_id] : [pair.targetOrigin, row.target_project_id];
  return [`${pair.here ?? `row ${pair.row}`} ${row.source_project_id} ${row.target_project_id}`, `${pair.direction} ${origin} ${project} ${pair.direction === 'push' ? row.mirror_id : ''}`];
};

/**
 * What of the web application's backup comes over, and of everything else why it does not. Nothing that depends on something left out is
 * brought; nothing that is here is changed.
 */
export const planWebImport = (facts: WebFacts): WebPlan => {
  const objects: WebObject[] = [];
  const instances = planInstances(facts, objects);
  const pairs = planPairs(facts, instances, objects);
  const syncs = planSyncs(facts);
  const mirrors: WebMirrorDraft[] = [];
  const taken = new Set<string>();
  for (const row of facts.database.mirrors) {
    const pair = pairs.get(row.instance_pair_id);
    const name = `${row.source_project_path} → ${row.target_project_path}`;
    const keys = keysOf(row, pair);
    const sync = syncs.get(row.id);
    const told = keys.some((key) => taken.has(key)) ? out('mirror_exists') : planMirror(facts, row, pair, sync);
    for (const key of keys) taken.add(key);
    objects.push(object('mirror', name, told));
    if (sync !== undefined) objects.push(object('issueSync', name, told.draft === null ? out('mirror_left_out') : { draft: sync, reason: null }));
    if (told.draft !== null) mirrors.push(told.draft);
  }
  return { instances: [...new Set(instances.values())], pairs: [...pairs.values()], mirrors, objects };
};
