import type { InstanceId, MirrorId, PairId } from '../../src-preload/contract/ids.ts';
import type { ActivityEntry, ActivityFilter } from '../../src-preload/contract/models/activity.ts';
import type { DiagnosisCause } from '../../src-preload/contract/models/diagnosis.ts';
import type { Instance } from '../../src-preload/contract/models/instance.ts';
import type { MirrorStatus, SettingsState, VerifiedState } from '../../src-preload/contract/models/mirror.ts';
import type { HealthCounts } from '../../src-preload/contract/models/overview.ts';
import type { Direction } from '../../src-preload/contract/models/pair.ts';

/** What the overview judges a mirror by; times in UTC ms. */
export type SeenMirror = {
  id: MirrorId; pairId: PairId; enabled: boolean; isReady: boolean; status: MirrorStatus; verified: VerifiedState; settings: SettingsState | null;
  comparedAt: number | null; lastSuccessAt: number | null; behindSince: number | null;
  /** What its observations mean; what the clock decides (an expired credential) is no part of it: see `shownCause`. */
  cause: DiagnosisCause | null;
  /** When the credential that it uses now ends; null = never, or it has none. */
  credentialEndsAt: number | null;
};

export type InstanceFacts = { id: InstanceId; name: string; url: string; reachability: Instance['reachability']; tokenExpiresAt: number | null };

export type PairEnds = { id: PairId; name: string; direction: Direction; sourceInstanceId: InstanceId; targetInstanceId: InstanceId };
export type MirrorNames = { id: MirrorId; sourcePath: string; targetPath: string };

/** Where a text of the search stands: the whole of a name, its beginning, the beginning of a word, anywhere. */
export type SearchTier = 'exact' | 'prefix' | 'word' | 'substring';
export type FoundObject = { kind: 'instance' | 'pair' | 'mirror'; id: number; title: string; detail: string };
export type FoundRow = { kind: 'job' | 'plan' | 'issue_problem' | 'activity'; id: number; title: string; detail: string; mirrorId: MirrorId | null };

export type DayFigures = { day: number; seenAt: number } & HealthCounts;

export type OverviewRepo = {
  /** Every mirror, by pair and id; not to be changed. */
  seen(): readonly SeenMirror[];
  /** By name, without what they are counted by. */
  instances(): InstanceFacts[];
  pairEnds(): PairEnds[];
  /** By pair and id; with a group, those with their source or target below it. */
  names(pairIds: readonly PairId[], groupPath?: string): MirrorNames[];
  /** Enabled mirrors that failed at or after the moment, by GitLab's word. */
  failedSince(at: number): number;
  /** Issue problems that nobody has dismissed, and the first of them: those whose copy could not be hidden, and all others. */
  issueProblems(limit: number): Record<'open_copies' | 'issue_problems', { total: number; first: { id: number; title: string }[] }>;
  /** Instances, pairs and mirrors in which the text stands so; in the order of their ids within each kind. Text as `searchText` makes it. */
  find(tier: SearchTier, text: string, limit: number): { kind: FoundObject['kind']; id: number }[];
  /** All words anywhere, in any order. */
  findAll(words: readonly string[], limit: number): { kind: FoundObject['kind']; id: number }[];
  /** Those that are there, in the order given. */
  describe(found: readonly { kind: FoundObject['kind']; id: number }[]): FoundObject[];
  /** Jobs, plans, open problems and the latest activity that fit; newest first, at most `limit` of each. */
  findRows(text: string, limit: number): FoundRow[];
  /** Of all, newest first. */
  latestActivity(limit: number): ActivityEntry[];
  /** Newest first; `before` goes on behind an entry. */
  activity(filter: ActivityFilter, limit: number, before?: number): ActivityEntry[];
  /** Ready mirrors that are on: how many, when the one that was looked at longest ago was (UTC ms; null = one never was), and when the newest was made (0 = none is there). */
  watched(): { watched: number; oldestStatusAt: number | null; oldestComparedAt: number | null; newestMirrorAt: number };
  /** Days from `since` (UTC ms) on, oldest first. */
  days(since: number): DayFigures[];
  /** Replaces the day's row; forgets days before `keepFrom`. */
  setDay(figures: DayFigures, keepFrom: number): void;
  /** The version of SQLite. */
  engine(): string;
  /** The database's own state: `checkedAt` is when it was last found sound as a whole, `snapshotAt` the newest snapshot; null in memory. */
  database(): { bytes: number; checkedAt: number | null; snapshotAt: number | null };
};

export type OverviewStore = { overview: OverviewRepo };
